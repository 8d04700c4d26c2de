#!/usr/bin/env python3
"""Reads a report of Stryker.NET and prints a table of mutants a file; lists the survivors beside the report.

bench/mutants.py REPORT [--write]   --write puts the table into docs/coverage.md
"""
import json, os, sys

HOME = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
START, END = "<!-- mutants: written by bench/mutants.sh -->", "<!-- end of mutants -->"
FOUND, LEFT = ("Killed", "Timeout"), ("Survived", "NoCoverage")

with open(sys.argv[1]) as file:
    report = json.load(file)
rows, survivors = [], []
for path, one in sorted(report["files"].items()):
    mutants = [m for m in one["mutants"] if m["status"] in FOUND + LEFT]
    if not mutants:
        continue
    name = path.replace("\\", "/").split("src/Analysis/")[-1]
    count = {s: sum(m["status"] == s for m in mutants) for s in FOUND + LEFT}
    rows.append((name, len(mutants), count["Killed"], count["Timeout"], count["Survived"], count["NoCoverage"]))
    lines = one["source"].split("\n")
    for m in mutants:
        if m["status"] in LEFT:
            at = m["location"]["start"]["line"]
            survivors.append(f"{name}:{at} {m['status']} {m['mutatorName']}: {m.get('replacement', '')}\n    {lines[at - 1].strip()}")


def row(name, n, killed, timeout, survived, uncovered):
    return f"| {name} | {n} | {killed} | {timeout} | {survived} | {uncovered} | {100 * (killed + timeout) / n:.0f} % |"


table = ["| file of `src/Analysis` | mutants | killed | ran too long | survived | run by no test | score |", "| --- | --- | --- | --- | --- | --- | --- |"]
table += [row(f"`{r[0]}`", *r[1:]) for r in rows] + [row("**all**", *(sum(r[i] for r in rows) for i in range(1, 6)))]
with open(os.path.join(os.path.dirname(os.path.abspath(sys.argv[1])), "..", "survivors.txt"), "w") as file:
    file.write("\n".join(survivors) + "\n")
if "--write" in sys.argv:
    path = os.path.join(HOME, "docs/coverage.md")
    with open(path) as file:
        text = file.read()
    before, rest = text.split(START)
    with open(path, "w") as file:
        file.write(before + START + "\n" + "\n".join(table) + "\n" + END + rest.split(END)[1])
else:
    print("\n".join(table))
