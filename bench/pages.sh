#!/usr/bin/env bash
# Times every page over a generated consultation, then with many rapporteurs at once; prints a table and two sentences.
# bench/pages.sh [--contributions=100000] [--requests=40] [--people=50] [--seconds=30] [--data=FOLDER] [--explain=MILLISECONDS] [--app=FOLDER]
# --data keeps the analysed consultation in a folder for the next time; --explain has PostgreSQL log the plan of each query that takes as long; --app serves another build.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
dotnet build bench/Pages/Pages.csproj -c Release -v q --nologo | grep -E "error|warn" || true
exec dotnet bench/Pages/bin/Release/net10.0/SynthesisPipeline.Pages.dll "$@"
