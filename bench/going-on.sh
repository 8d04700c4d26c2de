#!/usr/bin/env bash
# How far findings drift while a tenth comes in: in ten steps of a hundredth, at once, and all found anew, beside the planted answers.
# bench/going-on.sh [--write] [CONTRIBUTIONS]   (20000 unless told, at least 9200: a smaller consultation never goes on)
# --write puts the table into docs/performance.md. DRAWS="1 2 3 dates" says which rows come in: a seed that draws them, or the last ones by date.
# KEEP=FOLDER keeps what was exported. Needs python3 and pg_restore, which reads from a backup what runs went on.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
if [ "${1:-}" = --write ]; then
  shift
  bench/going-on.sh "$@" | bench/put.sh going-on
  exit
fi
contributions=${1:-20000}
[ "$contributions" -ge 9200 ] || { echo "at least 9200 contributions: $contributions given" >&2; exit 1; }
./synthesis help >/dev/null
work=${KEEP:-$(mktemp -d)}
trap '[ -n "${KEEP:-}" ] || rm -rf "$work"' EXIT
mkdir -p "$work"
chmod 755 "$work" # the private server may run as another user
all=$work/generated/contributions.csv
./synthesis generate --contributions "$contributions" --seed 7 -o "$work/generated" >/dev/null

run_once() { # STATE TABLE [OPTION…]
  ./synthesis import "$2" --consultation c >"$1/log" 2>&1 && { TIMEFORMAT='%U %S'; time ./synthesis run c "${@:3}" >"$1/log" 2>&1; } 2>"$1/processor"
}
step() { # STATE TABLE [OPTION…]: imports a table into the state's database and runs; notes seconds and processor seconds of the program
  local state=$1 tries=0
  mkdir -p "$state/data"
  cp -a "$state/data" "$state/data-before"
  until run_once "$@"; do # on a machine that stood still for minutes the database no longer answers
    [ $((++tries)) -lt 3 ] || { cat "$state/log" >&2; exit 1; }
    rm -r "$state/data"
    cp -a "$state/data-before" "$state/data"
  done
  rm -r "$state/data-before"
  echo "$(grep -Eo 'terminé en [0-9]+(,[0-9])?' "$state/log" | grep -Eo '[0-9,]+$' | tr , .) $(awk 'END { print $1 + $2 }' "$state/processor")" >>"$state/runs"
}
reach() { # STATE TABLES [OPTION…]: goes from nine tenths to a state by a run after each table; exports it and says what stood
  export SYNTHESIS_DATA=$1/data
  mkdir -p "$1"
  cp -a "$before/data" "$1/data"
  for table in $2; do step "$1" "$folder/$table.csv" "${@:3}"; done
  ./synthesis export c -o "$1/out" --format csv >/dev/null
  ./synthesis backup "$1/backup" >/dev/null
  pg_restore --data-only -t runs -t left_by_runs -f - "$1/backup" | python3 bench/GoingOn/stood.py >"$1/stood"
  rm -r "$1/backup" "$1/data"
}

first=""
for draw in ${DRAWS:-1 2 3 dates}; do
  folder=$work/$draw before=$work/$draw/before
  mkdir -p "$before"
  python3 bench/GoingOn/cut.py "$work/generated" "$folder" "$draw"
  export SYNTHESIS_DATA=$before/data
  step "$before" "$folder/0.csv"
  ./synthesis export c -o "$before/out" --format csv >/dev/null
  python3 bench/GoingOn/golds.py "$work/generated/gold.csv" "$folder"
  reach "$folder/steps" "1 2 3 4 5 6 7 8 9 10"
  reach "$folder/once" 10
  if [ -z "$first" ]; then # whichever rows came last, all of them are the same input
    first=$folder
    reach "$folder/anew" 10 --fresh
    reach "$folder/other" 10 --fresh --seed 2
  else
    cp -r "$first/anew" "$first/other" "$folder"
  fi
  for state in steps once anew other; do
    for gold in all came; do ./synthesis evaluate "$folder/$state/out" --gold "$folder/gold-$gold.csv" --input "$all" --json >"$folder/$state/$gold.json"; done
  done
  rm -r "$before/data"
done
python3 bench/GoingOn/table.py "$work" ${DRAWS:-1 2 3 dates}
echo
echo "$contributions generated contributions (seed 7), a tenth of which came in; load of the machine when it ended $(cut -d' ' -f1 /proc/loadavg) on $(nproc) processors (above that, others had a share of the time)."
