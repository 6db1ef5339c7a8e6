# Articles in which at least one reviewer found each frame: python3 prevalence.py annotations.csv statistics.csv
import sys
import pandas as pd

tags, figures = pd.read_csv(sys.argv[1]), pd.read_csv(sys.argv[2])
tags = tags[tags["anchor"] != "orphaned"]
found = tags.groupby("counts_as")["article_id"].nunique()
reported = figures[(figures["report"] == "prevalence") & figures["layer"].str.endswith("at least one reviewer")]
for _, row in reported.iterrows():
    print(row["frame"], found.get(row["frame"], 0), int(row["x"]), int(row["n"]), sep="\t")
