# table.py WORK DRAW…: prints the table of bench/going-on.sh. Of several draws a cell gives the median and, where they differ, the least and the most.
import csv, json, os, statistics, sys

work, draws = sys.argv[1], sys.argv[2:]
PROPOSING = {"proposition", "version", "workshop_report", "comment"}  # what may bear a line


def read(*path):
    with open(os.path.join(work, *path), encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


KINDS = {row["id"]: row["kind"] for row in read("generated", "contributions.csv")}


class State:
    """What one run, or ten, ended with."""

    def __init__(self, draw, name):
        folder = os.path.join(work, draw, name)
        self.figures = {}
        for gold in ("all", "came"):
            with open(os.path.join(folder, gold + ".json"), encoding="utf-8") as file:
                self.figures[gold] = {f"{f['section']}: {f['name']}": f for f in json.load(file)["figures"]}
        with open(os.path.join(folder, "runs"), encoding="utf-8") as file:
            runs = [[float(x) for x in line.split()] for line in file]
        with open(os.path.join(folder, "stood"), encoding="utf-8") as file:
            self.stood = [int(x) for x in file.read().split()]
        self.seconds, self.processor = statistics.median(r[0] for r in runs), sum(r[1] for r in runs) / len(runs)
        came = set(open(os.path.join(work, draw, "came.txt"), encoding="utf-8").read().split())
        lines, before = read(draw, name, "out", "agreement.csv"), read(draw, "before", "out", "agreement.csv")
        self.lines = len({line["point"] for line in lines} & {line["point"] for line in before})
        self.out_of = len(lines)
        cited = {c for line in lines for c in line["citations"].split(";")}
        there = [i for i, kind in KINDS.items() if kind in PROPOSING]
        self.cited = [share([i in cited for i in there if (i in came) == new]) for new in (True, False)]
        self.broken = sum(f["note"] == "must be 1" and f["value"] not in (None, 1) and f["section"] != "formats" for f in self.figures["all"].values())

    def of(self, name, gold="all"):
        return self.figures[gold][name]["value"]


def share(truths):
    return sum(truths) / len(truths)


def figure(name, gold="all"):
    return lambda s: f"{s.of(name, gold):.3f}", lambda s: s.of(name, gold)


def count(value):
    return lambda s: f"{value(s):.0f}", value


def per_cent(value):
    return lambda s: f"{100 * value(s):.1f} %", value


def seconds(value):
    return lambda s: f"{value(s):.1f}", value


ROWS = [
    ("runs that went on: copies and lines", count(lambda s: s.stood[0])),
    ("… topics and places", count(lambda s: s.stood[1])),
    ("… sides", count(lambda s: s.stood[2])),
    ("topics × planted, AMI", figure("topics: topics × planted, AMI")),
    ("… of what came in", figure("topics: topics × planted, AMI", "came")),
    ("sub-topics × planted, AMI", figure("topics: sub-topics × planted, AMI")),
    ("… of what came in", figure("topics: sub-topics × planted, AMI", "came")),
    ("sub-topics × those before, AMI", figure("topics: sub-topics × before, AMI")),
    ("planted copies found", figure("duplicates: copies found")),
    ("… of what came in", figure("duplicates: copies found", "came")),
    ("B-cubed of planted campaigns: precision", figure("duplicates: B-cubed precision")),
    ("… recall", figure("duplicates: B-cubed recall")),
    ("groups that mix campaigns", count(lambda s: s.of("duplicates: groups that mix campaigns"))),
    ("share of pairs of copies that were planted", figure("duplicates: pair precision")),
    ("near pairs found", figure("duplicates: recall of near pairs")),
    ("… with what came in", figure("duplicates: recall of near pairs", "came")),
    ("division of votes, nDCG@30", figure("controversies: division, nDCG@30")),
    ("lines with the sentence of before", count(lambda s: s.lines)),
    ("lines", count(lambda s: s.out_of)),
    ("proposals that a line cites, of what came in", per_cent(lambda s: s.cited[0])),
    ("… of the others", per_cent(lambda s: s.cited[1])),
    ("citations inside the line's topic", figure("agreement: citations inside the point's topic")),
    ("pairs of planted ideas in lines, F1", figure("agreement: idea pairs, F1")),
    ("planted ideas that lines touch, by members", figure("agreement: ideas touched, by members")),
    ("checks of the findings that fail", count(lambda s: s.broken)),
    ("seconds of a run (median)", seconds(lambda s: s.seconds)),
    ("processor seconds of a run (mean)", seconds(lambda s: s.processor)),
]


def cell(show, value, states):
    ordered = sorted(states, key=value)
    middle = show(ordered[(len(ordered) - 1) // 2])
    ends = show(ordered[0]), show(ordered[-1])
    return middle if ends[0] == ends[1] else f"{middle} ({ends[0]}–{ends[1]})"


drawn = [d for d in draws if d != "dates"]
columns = []
for title, of in ((f"drawn ({len(drawn)})", drawn), ("the last by date", [d for d in draws if d == "dates"])):
    for name, state in ((": ten steps", "steps"), (": at once", "once"), (": all anew", "anew"), (": all anew, another seed", "other")):
        if of:
            columns.append((title + name, [State(d, state) for d in of]))
print("| | " + " | ".join(title for title, _ in columns) + " |")
print("| --- |" + " --- |" * len(columns))
for name, (show, value) in ROWS:
    print(f"| {name} | " + " | ".join(cell(show, value, states) for _, states in columns) + " |")
