#!/usr/bin/env bash
# Changes the core in small ways, one at a time, and sees whether the tests notice: bench/mutants.sh [--write] [PLACE…]
# PLACE: a folder of src/Analysis that has tests of the same name, or a file in one (Numerics/Proportions.cs). Without any: those of docs/coverage.md.
# Prints a table and where the survivors are listed; --write puts it into docs/coverage.md.
# Stryker.NET 5.1.0 is installed into .build/stryker when it is not there. It places its changes into all of the core and compiles that,
# which takes minutes whatever was asked for; then each change costs a run of the tests of its folders, a few seconds.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
write=0
[ "${1:-}" != --write ] || { write=1; shift; }
[ $# -gt 0 ] || set -- Agreement/Coverage.cs Numerics/Proportions.cs Controversies/Division.cs Controversies/Standing.cs Evaluation/GroupJudgement.cs Evaluation/MeasuredVotes.cs \
  Evaluation/OpinionScores.cs Evaluation/PartitionScores.cs Evaluation/RankingScores.cs Evaluation/TopicScores.cs Curations/ToReview.cs Curations/NearestPassage.cs Curations/CurateCoverage.cs
stryker=${STRYKER:-.build/stryker}
[ -x "$stryker/dotnet-stryker" ] || dotnet tool install dotnet-stryker --tool-path "$stryker" --version 5.1.0
stryker=$(realpath "$stryker")
out=$(pwd)/out/mutants
rm -rf "$out"
arguments=() folders=()
for place in "$@"; do
  case $place in
    *.cs) arguments+=(-m "**/$place") ;;
    *) arguments+=(-m "**/$place/*.cs") ;;
  esac
  folders+=("${place%%/*}")
  [ "${place%%/*}" != Controversies ] || folders+=(Opinions) # whose camps its tests borrow
done
export TestsOf=$(printf '%s\n' "${folders[@]}" | sort -u | paste -sd';')
export MSBUILDDISABLENODEREUSE=1
(cd bench/Mutants && "$stryker/dotnet-stryker" -p Analysis.csproj "${arguments[@]}" --configuration Release -c "${CONCURRENCY:-1}" -t mtp -r json --skip-version-check -O "$out")
python3 bench/mutants.py "$out/reports/mutation-report.json" > "$out/table.md"
cat "$out/table.md"
echo "Survivors, with their lines: $out/survivors.txt"
[ $write = 0 ] || python3 bench/mutants.py "$out/reports/mutation-report.json" --write
