#!/usr/bin/env bash
# Changes the core in small ways, one at a time, and sees whether the tests notice: bench/mutants.sh [--write] [PLACE…]
# PLACE: a folder of src/Analysis that has tests of the same name, or a file in one (Numerics/Proportions.cs). Without any: those of docs/coverage.md.
# bench/mutants.sh --lot=N [--seed=S] [--write]: N changes drawn by lot out of all of the core, each tried by the tests of its folder (bench/mutants-lot.py);
# started again with the same lot it goes on where it was stopped, --again places anew.
# Prints a table and where the survivors are listed; --write puts it into docs/coverage.md.
# Stryker.NET 5.1.0 is installed into .build/stryker when it is not there. It places its changes into all of the core and compiles that,
# which takes minutes whatever was asked for; then each change costs a run of the tests of its folders, a few seconds.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
write=() lot=0 seed=1 again=0
while [[ ${1:-} == --* ]]; do
  case $1 in
    --write) write=(--write) ;;
    --lot=*) lot=${1#*=} ;;
    --seed=*) seed=${1#*=} ;;
    --again) again=1 ;;
    *) echo "Unknown option: $1" >&2; exit 1 ;;
  esac
  shift
done
stryker=${STRYKER:-.build/stryker}
[ -x "$stryker/dotnet-stryker" ] || dotnet tool install dotnet-stryker --tool-path "$stryker" --version 5.1.0
stryker=$(realpath "$stryker")
export MSBUILDDISABLENODEREUSE=1
export DOTNET_INFO_WAIT_TIME=${DOTNET_INFO_WAIT_TIME:-180000} # milliseconds that Stryker waits for "dotnet --info": a busy machine needs more than its few seconds

place() { # OUT, then what Stryker is told about places
  local to=$1
  shift
  (cd bench/Mutants && "$stryker/dotnet-stryker" -p Analysis.csproj "$@" --configuration Release -c "${CONCURRENCY:-1}" -t mtp -r json --skip-version-check -O "$to")
}

if [ "$lot" != 0 ]; then
  out=$(pwd)/out/lot
  [ $again = 0 ] || rm -rf "$out"
  mkdir -p "$out/kept"
  if [ ! -e "$out/reports/mutation-report.json" ]; then
    # no test but one that keeps the changed core: next to nothing is tried here
    TestsOf=none KEPT_CORE="$out/kept" place "$out"
  fi
  if [ ! -e "$out/program" ]; then
    dotnet build tests/Analysis.Tests -c Release -v q --nologo -p:UseSharedCompilation=false
    cp -r tests/Analysis.Tests/bin/Release/net10.0 "$out/program"
    cp "$out/kept/SynthesisPipeline.Analysis.dll" "$out/program/"
  fi
  python3 bench/mutants-lot.py "$out/reports/mutation-report.json" "$out/program" "$lot" "$seed" "${write[@]}"
  echo "Survivors, with their lines: $out/lot-survivors.txt"
  exit
fi

[ $# -gt 0 ] || set -- Agreement/Coverage.cs Numerics/Proportions.cs Controversies/Division.cs Controversies/Standing.cs Evaluation/GroupJudgement.cs Evaluation/MeasuredVotes.cs \
  Evaluation/OpinionScores.cs Evaluation/PartitionScores.cs Evaluation/RankingScores.cs Evaluation/TopicScores.cs Curations/ToReview.cs Curations/NearestPassage.cs Curations/CurateCoverage.cs
out=$(pwd)/out/mutants
rm -rf "$out"
arguments=() folders=()
for one in "$@"; do
  case $one in
    *.cs) arguments+=(-m "**/$one") ;;
    *) arguments+=(-m "**/$one/*.cs") ;;
  esac
  folders+=("${one%%/*}")
  [ "${one%%/*}" != Controversies ] || folders+=(Opinions) # whose camps its tests borrow
done
TestsOf=$(printf '%s\n' "${folders[@]}" | sort -u | paste -sd';') place "$out" "${arguments[@]}"
python3 bench/mutants.py "$out/reports/mutation-report.json" > "$out/table.md"
cat "$out/table.md"
echo "Survivors, with their lines: $out/survivors.txt"
[ ${#write[@]} = 0 ] || python3 bench/mutants.py "$out/reports/mutation-report.json" --write
