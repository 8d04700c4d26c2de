#!/usr/bin/env bash
# Measures the writing of a digest of 20,000 contributions, and the reading of it back: seconds of processor, peak memory of the process.
# Limits: 10 s and 500 MB (docs/performance.md, "Digests").
set -eu
cd "$(dirname "$0")/.."
dotnet run --project tests/Dashboard.Tests -c Release -- -class SynthesisPipeline.Dashboard.Tests.WorkbookScaleTests -showliveoutput
