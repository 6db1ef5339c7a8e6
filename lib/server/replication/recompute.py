"""Recompute prevalence and Krippendorff's alpha from data/judgements.csv (no package needed),
print them, and compare each with the report's figure in data/statistics.csv."""
import csv
import sys
from collections import defaultdict
from pathlib import Path

data = Path(__file__).resolve().parent.parent / "data"


def read(name):
    with open(data / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


judged, names = defaultdict(lambda: defaultdict(list)), {}
for row in read("judgements.csv"):  # by layer and frame, then by article: the codings' 0s and 1s
    judged[row["layer"], row["frame_id"]][row["article_id"]].append(int(row["present"]))
    names[row["frame_id"]] = row["frame"]


def prevalence(articles):  # an article counts once: the share of its codings with the frame
    return sum(sum(codes) / len(codes) for codes in articles.values()), len(articles)


def alpha(articles):  # nominal; articles of one coding are not pairable
    units = [codes for codes in articles.values() if len(codes) > 1]
    n, ones = sum(map(len, units)), sum(map(sum, units))
    observed = sum(2 * sum(c) * (len(c) - sum(c)) / (len(c) - 1) for c in units)
    expected = 2 * ones * (n - ones) / (n - 1) if n else 0
    return None if expected == 0 else 1 - observed / expected


LAYERS = {"final layer": "final", "reviewer layer, average of reviewers": "reviewer"}
wrong = 0
for row in read("statistics.csv"):
    if row["measure"] == "articles with the frame" and row["report"] == "prevalence" and row["layer"] in LAYERS:
        x, n = prevalence(judged[LAYERS[row["layer"]], row["frame_id"]])
        what, same = "%.6f of %d articles" % (x, n), abs(x - float(row["x"])) < 1e-9 and n == int(row["n"])
    elif row["measure"] == "alpha" and row["report"] == "agreement":
        value = alpha(judged["agreement", row["frame_id"]])
        what = "alpha undefined" if value is None else "alpha %.6f" % value
        same = row["value"] == "" if value is None else row["value"] != "" and abs(value - float(row["value"])) < 1e-9
    else:
        continue
    wrong += not same
    print("%s\t%s\t%s\t%s" % (row["layer"], row["frame"], what, "as reported" if same else "NOT AS REPORTED"))
sys.exit(1 if wrong else 0)
