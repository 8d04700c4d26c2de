#!/usr/bin/env bash
# Times the inner loops of the analysis with BenchmarkDotNet, beside a plain scan of UTF-8 and a plain copy of memory: bench/kernels.sh [FOLDER FOR ITS REPORTS]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
dotnet build bench/Kernels/Kernels.csproj -c Release -v q --nologo | grep -E "error|warn" || true
exec dotnet bench/Kernels/bin/Release/net10.0/SynthesisPipeline.Kernels.dll "$@"
