#!/usr/bin/env bash
# Times whole commands of the product: medians, peak memory of the process tree, bytes read and written, and what each stage takes as the set grows.
# bench/speed.sh [--runs N] [--against FOLDER] [--folder FOLDER] [--write] SCENARIO…   without a scenario: lists them, or with --write runs all but the million
# --against: another build of the product (a folder under .build of another clone); both are run in turn.
# --write: puts the tables into docs/performance.md; a set of a million goes to a place of its own: bench/speed.sh --runs 1 --write analyze-1000000
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
arguments=() write="" named=""
previous=""
for argument in "$@"; do
  if [ "$argument" = --write ]; then write=1; else arguments+=("$argument"); fi
  case "$argument:$previous" in --*:* | *:--*) ;; *) named="$named $argument" ;; esac
  [ "$argument" = --write ] || previous=$argument
done
./synthesis help >/dev/null
app=$(ls -1dt .build/*/ | head -1)
dotnet build bench/Speed/Speed.csproj -c Release -v q --nologo | grep -E "error|warn" || true
speed=(dotnet bench/Speed/bin/Release/net10.0/SynthesisPipeline.Speed.dll --app "$app" "${arguments[@]}")
[ -n "$write" ] || exec "${speed[@]}"
case "$named" in
  "") "${speed[@]}" analyze-17678 analyze-100000 generate-1000000 first-run-100000 reprocess-101000 serve | bench/put.sh speed ;;
  *1000000*) "${speed[@]}" | bench/put.sh million ;;
  *) "${speed[@]}" | bench/put.sh speed ;;
esac
