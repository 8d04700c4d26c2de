#!/usr/bin/env bash
# One consultation shared by 1, 2 and 4 workers of one processor each: bench/workers.sh [CONTRIBUTIONS]
# Prints, for each number of workers, the seconds of the shared stage and of the whole run, the peak memory of the worker that did the run,
# the processor time of all; then what the database takes and a backup. Fails unless all wrote the same bytes.
# KEEP=FOLDER keeps what was generated and imported for the next time. SYNTHESIS="dotnet …dll" takes a build of its own.
set -euo pipefail
contributions=${1:-100000}
synthesis=${SYNTHESIS:-"$(cd "$(dirname "$0")/.." && pwd)/synthesis"}
work=${KEEP:-$(mktemp -d)}
mkdir -p "$work"
chmod 755 "$work"
export SYNTHESIS_DATA="$work/data"
workers=()
stop() { for pid in "${workers[@]}"; do kill -TERM "$pid" 2>/dev/null || true; done; for pid in "${workers[@]}"; do wait "$pid" 2>/dev/null || true; done; workers=(); }
trap 'stop; [ -n "${KEEP:-}" ] || rm -rf "$work"' EXIT
processor_seconds() { # of all workers: their clock ticks, a hundred a second
  for pid in "${workers[@]}"; do awk '{ print $14 + $15 }' "/proc/$pid/stat"; done | awk '{ s += $1 } END { printf "%.0f", s / 100 }'
}

if [ ! -d "$work/export" ]; then
  $synthesis generate --contributions "$contributions" --seed 5 -o "$work/export" >/dev/null
  $synthesis import "$work/export" --consultation essai >/dev/null
fi
echo "imported: $($synthesis doctor | grep -o 'PostgreSQL .*')"
echo "| workers (one processor each) | seconds of the shared stage | seconds of the whole run | processor seconds of all | peak memory of the worker that did it |"
echo "| --- | --- | --- | --- | --- |"
first=
for count in ${WORKERS:-1 2 4}; do
  for ((i = 0; i < count; i++)); do
    DOTNET_PROCESSOR_COUNT=1 $synthesis worker >"$work/worker-$i.log" 2>&1 &
    workers+=($!)
  done
  for log in $(seq 0 $((count - 1))); do until grep -q Ouvrier "$work/worker-$log.log"; do sleep 0.2; done; done
  before=$(processor_seconds)
  started=$(date +%s.%N)
  $synthesis run essai --fresh >/dev/null
  ended=$(date +%s.%N)
  after=$(processor_seconds)
  stop
  rm -rf "$work/out-$count"
  $synthesis export essai -o "$work/out-$count" --format csv >/dev/null
  python3 - "$count" "$started" "$ended" "$((after - before))" "$work/out-$count/run.json" <<'END'
import json, sys
count, started, ended, processor, run = sys.argv[1:]
stages = json.load(open(run))["stages"]
text = next(s["seconds"] for s in stages if s["name"] == "text")
print(f"| {count} | {text:.1f} | {float(ended) - float(started):.1f} | {processor} | {max(s['peak_memory_mb'] for s in stages):.0f} MB |")
print(" ".join(f"{s['name']} {s['seconds']:.1f}" for s in stages), file=sys.stderr)
END
  rm "$work/out-$count/run.json"
  (cd "$work/out-$count" && sha256sum ./*) >"$work/sums-$count"
  first=${first:-$count}
  cmp "$work/sums-$first" "$work/sums-$count" || { echo "not the same bytes with $count workers" >&2; exit 1; }
done
echo "same bytes; database afterwards: $($synthesis doctor | grep -o 'PostgreSQL .*')"
started=$(date +%s.%N)
$synthesis backup "$work/backup.dump"
echo "$started $(date +%s.%N)" | awk '{ printf "backup in %.1f s\n", $2 - $1 }'
