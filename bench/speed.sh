#!/usr/bin/env bash
# Times whole commands of the product: medians, peak memory of the process tree, bytes read and written.
# bench/speed.sh [--runs N] [--against FOLDER] [--folder FOLDER] SCENARIO…   without a scenario: lists them
# --against: another build of the product (a folder under .build of another clone); both are run in turn.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
./synthesis help >/dev/null
app=$(ls -1dt .build/*/ | head -1)
dotnet build bench/Speed/Speed.csproj -c Release -v q --nologo | grep -E "error|warn" || true
export DOTNET_TieredCompilation=0 DOTNET_gcConcurrent=0 # as ./synthesis sets them for long work
exec dotnet bench/Speed/bin/Release/net10.0/SynthesisPipeline.Speed.dll --app "$app" "$@"
