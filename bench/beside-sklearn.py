# The same contributions through scikit-learn, as a careful analyst would: TF-IDF, TruncatedSVD, MiniBatchKMeans.
# beside-sklearn.py contributions.csv gold.csv assignments.csv topics: prints seconds, peak memory, and the AMI of both against the planted topics.
import csv, resource, sys, time

started = time.perf_counter()
from sklearn.cluster import MiniBatchKMeans
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import Normalizer

csv.field_size_limit(1 << 30)
table, gold_file, assignments, topics = sys.argv[1:5]
with open(table, encoding="utf-8-sig", newline="") as file:
    rows = list(csv.DictReader(file))
texts = [(row.get("title") or "") + "\n" + (row.get("body") or "") for row in rows]
vectors = TfidfVectorizer(sublinear_tf=True, min_df=2, max_df=0.5, strip_accents="unicode", ngram_range=(1, 2), max_features=200_000).fit_transform(texts)
space = make_pipeline(TruncatedSVD(100, random_state=1), Normalizer(copy=False)).fit_transform(vectors)
labels = MiniBatchKMeans(n_clusters=int(topics), random_state=1, n_init=3, batch_size=4096).fit_predict(space)
seconds = time.perf_counter() - started

# from here on nothing is timed
from sklearn.metrics import adjusted_mutual_info_score
ours = {row["contribution_id"]: row["topic_id"] for row in csv.DictReader(open(assignments, encoding="utf-8", newline=""))}
theirs = {row["id"]: label for row, label in zip(rows, labels)}
gold = [(row["id"], row["label"]) for row in csv.DictReader(open(gold_file, encoding="utf-8", newline="")) if row["task"] == "topic:planted"]
wanted = [label for _, label in gold]
print("%.2f %.0f %.3f %.3f %d" % (seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000,
      adjusted_mutual_info_score(wanted, [theirs[i] for i, _ in gold]), adjusted_mutual_info_score(wanted, [ours[i] for i, _ in gold]), len(gold)))
