"""Assesses dossiers on Apache Spark, with tilik as a pipe.

    spark-submit spark/penilaian.py --dossiers DOSSIERS --checklist lokmin-bulanan --out OUT

DOSSIERS is a folder of text files with a dossier a line (NDJSON), or of Parquet files with the dossier as a text
in the column `dossier`; folders such as `provinsi=Aceh` in it are fine. Every worker needs the program `tilik`
(or give its path with --tilik) and, where CHECKLIST is a file, that file at the same path.

OUT gets four folders:

    penilaian   Parquet, one row a dossier: who, when, scores, grades, and the assessment as JSON
    kriteria    Parquet, one row a dossier and criterion
    ditolak     Parquet, one row a dossier that was refused: the dossier, and what is wrong with it
    ndjson      the assessments as text, for `tilik compare`, `tilik followup` and whatever else reads them

The first two are partitioned by the unit's region (--by, such as provinsi).
"""

import argparse
import shlex

from pyspark.sql import SparkSession
from pyspark.sql import functions as F

# What is read of an assessment; docs/spark.md says what the columns mean.
BOUNDS = "struct<low: double, high: double>"
CRITERION = f"""struct<id: string, section: string, title: string, verdict: string, critical: boolean,
    weight: double, effective_weight: double, points: struct<low: double, high: double, max: double>,
    evidence: string>"""
ASSESSMENT = f"""struct<
    checklist: struct<id: string, version: string>,
    unit: struct<code: string, name: string, groups: map<string, string>>,
    period: struct<`from`: string, `to`: string>, source: string,
    score: {BOUNDS}, completeness: double, grade: struct<low: string, high: string>,
    criteria: array<{CRITERION}>>"""


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--dossiers", required=True)
    parser.add_argument("--checklist", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--tilik", default="tilik")
    parser.add_argument("--by", default="provinsi")
    parser.add_argument("--lang", default="id", choices=["id", "en"])
    parser.add_argument("--format", default="text", choices=["text", "parquet"])
    return parser.parse_args()


def dossiers(spark, asked):
    """The dossiers as lines of text."""
    read = spark.read.format(asked.format).load(asked.dossiers)
    column = "value" if asked.format == "text" else "dossier"
    # A line break in JSON is white space, and would end a line of the pipe.
    return read.select(F.regexp_replace(column, r"[\r\n]+", " ").alias("dossier"))


def assessed(lines, asked):
    """Each dossier with the line that tilik says of it: one line out for each line in, in order."""
    command = [asked.tilik, "assess", "-", "-c", asked.checklist, "--lang", asked.lang]
    command += ["--format", "ndjson", "--each-line", "--threads", "1"]
    texts = lines.rdd.map(lambda row: row.dossier)
    told = texts.pipe(shlex.join(command), checkCode=True)
    return texts.zip(told).toDF("dossier: string, assessment: string")


def main():
    asked = arguments()
    spark = SparkSession.builder.appName("tilik").getOrCreate()
    told = assessed(dossiers(spark, asked), asked)
    faults = F.get_json_object("assessment", "$.faults")
    told = told.withColumn("faults", faults).persist()

    refused = told.where("faults is not null").select("dossier", "faults")
    refused.write.mode("overwrite").parquet(f"{asked.out}/ditolak")

    sound = told.where("faults is null")
    sound.select("assessment").write.mode("overwrite").text(f"{asked.out}/ndjson")

    read = sound.withColumn("a", F.from_json("assessment", ASSESSMENT))
    who = [
        F.col("a.unit.groups")[asked.by].alias(asked.by),
        F.col("a.unit.code").alias("code"),
        F.col("a.unit.name").alias("name"),
        F.col("a.period.from").alias("from"),
        F.col("a.period.to").alias("to"),
        F.col("a.source").alias("source"),
    ]
    dossier = who + [
        F.col("a.checklist.id").alias("checklist"),
        F.col("a.checklist.version").alias("checklist_version"),
        F.col("a.score.low").alias("score_low"),
        F.col("a.score.high").alias("score_high"),
        F.col("a.completeness").alias("completeness"),
        F.col("a.grade.low").alias("grade_low"),
        F.col("a.grade.high").alias("grade_high"),
        F.col("assessment"),
    ]
    table = read.select(*dossier)
    table.write.mode("overwrite").partitionBy(asked.by).parquet(f"{asked.out}/penilaian")

    rows = read.select(*who, F.explode("a.criteria").alias("c"))
    rows = rows.select(
        asked.by, "code", "name", "from", "to", "source",
        F.col("c.id").alias("criterion"), "c.section", "c.title", "c.verdict", "c.critical",
        "c.weight", "c.effective_weight",
        F.col("c.points.low").alias("points_low"),
        F.col("c.points.high").alias("points_high"),
        F.col("c.points.max").alias("points_max"),
        "c.evidence",
    )
    rows.write.mode("overwrite").partitionBy(asked.by).parquet(f"{asked.out}/kriteria")
    print(f"{sound.count()} dinilai, {refused.count()} ditolak")


if __name__ == "__main__":
    main()
