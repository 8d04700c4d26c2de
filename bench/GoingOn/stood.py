# stood.py < SQL of the tables runs and left_by_runs: prints how many runs have gone on, without one that found all anew, in copies (with the draft's lines), in places and in sides.
# A run whose copies go on notes which run last looked for all; places and sides were left by the run that last found them anew.
import json, sys

tables, columns, rows = {}, [], None
for line in sys.stdin:
    if line.startswith("COPY "):
        columns = line[line.index("(") + 1:line.index(")")].split(", ")
        rows = tables.setdefault(line.split()[1], [])
    elif line.startswith("\\."):
        rows = None
    elif rows is not None:
        rows.append(dict(zip(columns, line.rstrip("\n").split("\t"))))
runs = sorted(int(run["id"]) for run in tables["public.runs"])
whole = [int(run["id"]) for run in tables["public.runs"] if json.loads(run["effective_options"].replace("\\\\", "\\")).get("copies_run") is None]
left = {row["name"]: int(row["run_id"]) for row in tables["public.left_by_runs"]}
print(*(sum(run > last for run in runs) for last in (max(whole), left["places"], left["sides"])))
