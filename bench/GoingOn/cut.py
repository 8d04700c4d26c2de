# cut.py GENERATED FOLDER DRAW: writes 0.csv, nine tenths of the contributions, and 1.csv to 10.csv, each a hundredth of all longer, and came.txt, the ids of the last tenth.
# DRAW is the seed of a draw without replacement, or "dates" for the order in which they were posted. What answers something comes in with it or later.
# Each table keeps the order of the whole: only which rows are there differs.
import csv, os, random, sys

csv.field_size_limit(1 << 30)
generated, folder, draw = sys.argv[1:4]
with open(os.path.join(generated, "contributions.csv"), encoding="utf-8-sig", newline="") as file:
    table = csv.DictReader(file)
    columns, rows = table.fieldnames, list(table)
chance = None if draw == "dates" else random.Random(int(draw))
arrival = {}
for place, row in enumerate(rows):  # in the order of their dates, so that what is answered stands before what answers
    own = chance.random() if chance else place
    arrival[row["id"]] = max(own, arrival.get(row["parent_id"], own))
order = sorted(range(len(rows)), key=lambda i: arrival[rows[i]["id"]])
tenth = len(rows) // 10
for step in range(11):
    there = set(order[: len(rows) - tenth + tenth * step // 10])
    with open(os.path.join(folder, f"{step}.csv"), "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(row for i, row in enumerate(rows) if i in there)
with open(os.path.join(folder, "came.txt"), "w", encoding="utf-8") as file:
    file.writelines(rows[i]["id"] + "\n" for i in order[len(rows) - tenth:])
