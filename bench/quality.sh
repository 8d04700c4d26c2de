#!/usr/bin/env bash
# Analyses the development sets (shared/data beside the repository) and prints their figures beside those to beat.
# bench/quality.sh [--all] [--seed=N] [--labels=N] [SET…]   SET: the beginning of a name, e.g. xstance rua campagnes decidim polis/brexit; --labels=N prints N labels a set to be read by eye
# --draft prints lines to be read; --line-sample=DIR SET:CLUSTERS… draws sentences to be judged, --line-places=FILE OUT says where judged lines stand, --line-learning=FILE measures what judgements teach, --learn-lines=FILE PENALTY OUT writes the weights, --learn-word-order=OUT the counts
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
dotnet build bench/Quality/Quality.csproj -c Release -v q --nologo | grep -E "error|warn" || true
exec dotnet bench/Quality/bin/Release/net10.0/SynthesisPipeline.Quality.dll "$@"
