#!/usr/bin/env bash
# Times the inner loops of the analysis with BenchmarkDotNet, beside a plain scan of UTF-8 and a plain copy of memory: bench/kernels.sh [--write]
# --write puts the table into docs/performance.md
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
dotnet build bench/Kernels/Kernels.csproj -c Release -v q --nologo | grep -E "error|warn" || true
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
dotnet bench/Kernels/bin/Release/net10.0/SynthesisPipeline.Kernels.dll "$folder"
[ "${1:-}" != --write ] || cat "$folder"/results/*-report-github.md | bench/put.sh kernels
