#!/usr/bin/env bash
# Ours and scikit-learn on the same contributions, same machine, in turn: bench/beside-sklearn.sh [--write] [CONTRIBUTIONS…]   (17678 and 100000 unless told)
# --write puts the table into docs/performance.md
# scikit-learn only clusters; ours also finds copies, tags, divides, drafts and writes every file. Needs the Debian package python3-sklearn.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
python=$(for p in python3 /usr/bin/python3; do "$p" -c 'import sklearn' 2>/dev/null && echo "$p" && break; done || true)
[ -n "$python" ] || { echo "python3-sklearn is missing: apt-get install python3-sklearn" >&2; exit 1; }
if [ "${1:-}" = --write ]; then
  shift
  bench/beside-sklearn.sh "$@" | bench/put.sh sklearn
  exit
fi
./synthesis help >/dev/null
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
echo "| contributions | ours, all stages and files: s | of which reading, words, topics: s | scikit-learn, reading and clusters only: s | times as long as all of ours | as the same part of ours | its peak MB | AMI with the planted topics, ours | scikit-learn | n |"
echo "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"
[ $# -gt 0 ] || set -- 17678 100000
for n in "$@"; do
  ./synthesis generate --contributions "$n" --seed 7 -o "$folder/$n" >/dev/null
  start=$(date +%s.%N)
  ./synthesis analyze "$folder/$n/contributions.csv" -o "$folder/out" >/dev/null
  ours=$(echo "$(date +%s.%N) - $start" | bc)
  topics=$(awk -F, 'NR > 1 && $3 == 1' "$folder/out/topics.csv" | wc -l)
  read -r seconds peak theirs own gold < <("$python" bench/beside-sklearn.py "$folder/$n/contributions.csv" "$folder/$n/gold.csv" "$folder/out/assignments.csv" "$topics")
  same=$("$python" -c 'import json, sys; print(sum(s["seconds"] for s in json.load(open(sys.argv[1]))["stages"] if s["name"] in ("import", "text", "topics")))' "$folder/out/run.json")
  printf '| %s | %.1f | %.1f | %.1f | %.2f | %.2f | %s | %s | %s | %s |\n' "$n" "$ours" "$same" "$seconds" "$(echo "$seconds / $ours" | bc -l)" "$(echo "$seconds / $same" | bc -l)" "$peak" "$own" "$theirs" "$gold"
done
echo
echo "One run each; $(nproc) processors; load of the machine when it ended $(cut -d' ' -f1 /proc/loadavg) (above $(nproc), others had a share of the time)."
