#!/usr/bin/env bash
# Analyses the development sets (shared/data beside the repository) and prints their figures beside those to beat.
# bench/quality.sh [--all] [--seed=N] [SET…]   SET: the beginning of a name, e.g. xstance rua campagnes decidim polis/brexit
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
dotnet build bench/Quality/Quality.csproj -c Release -v q --nologo | grep -E "error|warn" || true
exec dotnet bench/Quality/bin/Release/net10.0/SynthesisPipeline.Quality.dll "$@"
