#!/usr/bin/env bash
# Puts what it reads into docs/performance.md, between the marks of a name, and prints it: … | bench/put.sh NAME
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
table=$(mktemp)
trap 'rm -f "$table"' EXIT
tee "$table"
grep -q "^<!-- $1: " docs/performance.md || { echo "docs/performance.md has no place for $1" >&2; exit 1; }
awk -v name="$1" -v table="$table" '
  index($0, "<!-- " name ": ") == 1 { print; while ((getline line < table) > 0) print line; skip = 1; next }
  index($0, "<!-- end of " name " -->") == 1 { skip = 0 }
  !skip { print }' docs/performance.md > "$table.md"
mv "$table.md" docs/performance.md
