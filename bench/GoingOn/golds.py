# golds.py GOLD FOLDER: writes gold-all.csv, the planted answers and, as topic:before, the parts where contributions lay before; and gold-came.csv, the planted answers that concern what came in.
import csv, os, sys

gold, folder = sys.argv[1:3]
came = set(open(os.path.join(folder, "came.txt"), encoding="utf-8").read().split())
with open(gold, encoding="utf-8-sig", newline="") as file:
    rows = list(csv.DictReader(file))
with open(os.path.join(folder, "before", "out", "assignments.csv"), encoding="utf-8-sig", newline="") as file:
    before = [dict(task="topic:before", id=a["contribution_id"], label=a["subtopic_id"] or a["topic_id"], other_id="") for a in csv.DictReader(file)]


def concerns(row):  # a campaign is needed whole to tell whose copy a newcomer is
    return row["task"] == "campaign" or row["id"] in came or row["other_id"] in came


for name, kept in (("all", rows + before), ("came", filter(concerns, rows))):
    with open(os.path.join(folder, f"gold-{name}.csv"), "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["task", "id", "label", "other_id"])
        writer.writeheader()
        writer.writerows(kept)
