#!/usr/bin/env python3
"""Draws changes by lot out of all that Stryker.NET placed into the core, and tries each by the tests of its folder.

bench/mutants-lot.py REPORT PROGRAM N SEED [--write]   called by bench/mutants.sh --lot=N
REPORT lists what was placed; PROGRAM is the folder of the built tests of the core, with the changed core beside them.
A change is killed when a test of its folder fails, and when they take a minute of processor more than five times what they take without a change.
Results are kept in lot.jsonl beside PROGRAM, so that a run that was stopped goes on where it was; a smaller lot of the same seed is the beginning of a larger one.
CONCURRENCY: changes tried at once (1).
"""
import json, math, os, random, subprocess, sys, tempfile, threading, time
import xml.etree.ElementTree as Xml
from concurrent.futures import ThreadPoolExecutor

HOME = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TESTS = os.path.join(HOME, "tests/Analysis.Tests")
START, END = "<!-- lot: written by bench/mutants.sh -->", "<!-- end of lot -->"
# folders whose tests stand elsewhere, or borrow from another folder
ALSO = {"Words": [""], "Vectors": [""], "": ["Curations"]}
APART = ("ArchitectureTests",)  # it forbids statics that change, which is what holds the change that is on
SPEED = "*.Encoding_costs_under_seven_microseconds*"  # code that asks at each step whether it is changed is slower
QUICK = 2.0  # seconds a class: the quick ones are asked first, and the others only where those noticed nothing

report, program, wanted, seed = sys.argv[1], os.path.abspath(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])


def classes(folder):
    names = []
    for f in ALSO.get(folder, []) + [folder] * os.path.isdir(os.path.join(TESTS, folder)):
        names += sorted(n[:-3] for n in os.listdir(os.path.join(TESTS, f)) if n.endswith("Tests.cs") and n[:-3] not in APART)
    return names


def run(names, mutant, seconds, *more):
    """Says whether classes of tests pass with one change on; None when they ran too long."""
    filters = [a for c in names for a in ("-class", "*." + c)]
    environment = os.environ | {"STRYKER_MUTANT_ID_CONTROL_VAR": "MUTANT", "MUTANT": mutant}
    one = subprocess.Popen([os.path.join(program, "SynthesisPipeline.Analysis.Tests"), *filters, "-trait-", "Category=Slow", "-method-", SPEED, "-stopOnFail", "-noColor", *more],
                           env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
    begun = time.monotonic()
    while True:
        try:
            said, _ = one.communicate(timeout=5)
            break
        except subprocess.TimeoutExpired:
            # of its own processor time: a machine that is busy, or held, must not make a change look caught; what waits for ever ends too
            with open(f"/proc/{one.pid}/stat") as file:
                took = sum(map(int, file.read().rsplit(")", 1)[1].split()[11:13])) / os.sysconf("SC_CLK_TCK")
            if took > seconds or time.monotonic() - begun > 1800:
                one.kill()
                one.communicate()
                return None
    if " Total: 0," in said:
        raise SystemExit(f"no test was found in {names}:\n{said}")
    return one.returncode == 0


def circles(folder):
    """The classes of a folder, quick ones apart, each with the seconds of processor they may take: five times what they take without a change, and a minute."""
    with tempfile.TemporaryDirectory() as place:
        path = os.path.join(place, "times.xml")
        if not run(classes(folder), "-1", 1200, "-xml", path):
            raise SystemExit(f"the tests of {folder or 'the root'} fail without a change")
        took = dict.fromkeys(classes(folder), 0.0)
        for test in Xml.parse(path).iter("test"):
            took[test.get("type").split(".")[-1].split("+")[0]] += float(test.get("time"))
    parts = [[c for c in took if took[c] < QUICK], [c for c in took if took[c] >= QUICK]]
    return [(part, 60 + 5 * sum(took[c] for c in part)) for part in parts if part]


def outcome_of(folder, mutant):
    for part, seconds in bare[folder]:
        if not (passed := run(part, mutant, seconds)):
            return "too long" if passed is None else "killed"
    return "survived"


placed = []
with open(report) as file:
    for path, one in json.load(file)["files"].items():
        name = path.replace("\\", "/").split("src/Analysis/")[-1]
        lines = one["source"].split("\n")
        for m in one["mutants"]:
            if m["status"] != "CompileError":
                placed.append((int(m["id"]), name, m["location"]["start"]["line"], m["mutatorName"], m.get("replacement", ""), lines[m["location"]["start"]["line"] - 1].strip()))
placed.sort()
drawn = placed.copy()
random.Random(seed).shuffle(drawn)
drawn = drawn[:wanted]
kept = os.path.join(os.path.dirname(program), "lot.jsonl")
results = {}
if os.path.exists(kept):
    with open(kept) as file:
        results = {r["id"]: r for r in map(json.loads, file)}
bare, lock = {}, threading.Lock()


def try_one(one):
    id, name, line, mutator, replacement, source = one
    folder = name.split("/")[0] if "/" in name else ""
    with lock:
        if folder not in bare:
            bare[folder] = circles(folder)
    outcome = outcome_of(folder, str(id))
    with lock, open(kept, "a") as file:
        results[id] = dict(id=id, file=name, line=line, folder=folder, outcome=outcome, mutator=mutator, replacement=replacement, source=source)
        file.write(json.dumps(results[id], ensure_ascii=False) + "\n")
        print(f"{len(results)} of {len(drawn)}: {name}:{line} {outcome}", file=sys.stderr, flush=True)


with ThreadPoolExecutor(int(os.environ.get("CONCURRENCY", "1"))) as pool:
    list(pool.map(try_one, [d for d in drawn if d[0] not in results]))


def wilson(k, n, z=1.96):
    """The 95 % interval of a share (Wilson 1927), in per cent."""
    p, d = k / n, 1 + z * z / n
    half = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return f"{100 * (p + z * z / (2 * n) - half) / d:.0f} to {100 * (p + z * z / (2 * n) + half) / d:.0f} %"


def row(title, rs):
    k, slow = (sum(r["outcome"] == o for r in rs) for o in ("killed", "too long"))
    return f"| {title} | {len(rs)} | {k} | {slow} | {len(rs) - k - slow} | {100 * (k + slow) / len(rs):.0f} % | {wilson(k + slow, len(rs))} |"


tried = [results[d[0]] for d in drawn]
table = [f"Lot {seed}: {len(tried)} of {len(placed):,} changes.", "",
         "| folder of `src/Analysis` | drawn | killed | ran too long | survived | score | 95 % interval |", "| --- | --- | --- | --- | --- | --- | --- |"]
table += [row(f"`{f}/`" if f else "the root", [r for r in tried if r["folder"] == f]) for f in sorted({r["folder"] for r in tried})] + [row("**all**", tried)]
with open(os.path.join(os.path.dirname(program), "lot-survivors.txt"), "w") as file:
    for r in sorted((r for r in tried if r["outcome"] == "survived"), key=lambda r: (r["file"], r["line"])):
        file.write(f"{r['file']}:{r['line']} #{r['id']} {r['mutator']}: {r['replacement']}\n    {r['source']}\n")
print("\n".join(table))
if "--write" in sys.argv:
    path = os.path.join(HOME, "docs/coverage.md")
    with open(path) as file:
        text = file.read()
    before, rest = text.split(START)
    with open(path, "w") as file:
        file.write(before + START + "\n" + "\n".join(table) + "\n" + END + rest.split(END)[1])
