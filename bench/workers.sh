#!/usr/bin/env bash
# One consultation shared by 1, 2 and 4 workers of one processor each: bench/workers.sh [CONTRIBUTIONS]
# Prints the seconds of the shared stage and of the whole run, and fails unless all wrote the same bytes.
set -euo pipefail
contributions=${1:-100000}
synthesis=${SYNTHESIS:-"$(cd "$(dirname "$0")/.." && pwd)/synthesis"}
work=$(mktemp -d)
chmod 755 "$work"
export SYNTHESIS_DATA="$work/data"
workers=()
stop() { for pid in "${workers[@]}"; do kill -TERM "$pid" 2>/dev/null || true; done; for pid in "${workers[@]}"; do wait "$pid" 2>/dev/null || true; done; workers=(); }
trap 'stop; rm -rf "$work"' EXIT

$synthesis generate --contributions "$contributions" --seed 5 -o "$work/export" >/dev/null
$synthesis import "$work/export" --consultation essai >/dev/null
echo "workers text_seconds run_seconds"
for count in 1 2 4; do
  for ((i = 0; i < count; i++)); do
    DOTNET_PROCESSOR_COUNT=1 $synthesis worker >"$work/worker-$i.log" 2>&1 &
    workers+=($!)
  done
  for log in $(seq 0 $((count - 1))); do until grep -q Ouvrier "$work/worker-$log.log"; do sleep 0.2; done; done
  started=$(date +%s.%N)
  $synthesis run essai --fresh >/dev/null
  ended=$(date +%s.%N)
  stop
  $synthesis export essai -o "$work/out-$count" --format csv >/dev/null
  python3 -c "import json,sys; s={x['name']:x['seconds'] for x in json.load(open('$work/out-$count/run.json'))['stages']}; print($count, round(s.get('text',0),1), round($ended-$started,1))"
  rm "$work/out-$count/run.json"
  (cd "$work/out-$count" && sha256sum ./*) >"$work/sums-$count"
  cmp "$work/sums-1" "$work/sums-$count" || { echo "not the same bytes with $count workers" >&2; exit 1; }
done
echo "same bytes"
