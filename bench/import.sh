#!/usr/bin/env bash
# Imports generated contributions into a fresh private database and prints rows a second beside psql's COPY of the same rows.
# bench/import.sh [--rows=100000,1000000] [--runs=5] [--write]   --write puts the table into docs/performance.md
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
dotnet build bench/Import/Import.csproj -c Release -v q --nologo | grep -E "error|warn" || true
exec dotnet bench/Import/bin/Release/net10.0/SynthesisPipeline.Import.dll "$@"
