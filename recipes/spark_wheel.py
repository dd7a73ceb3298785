"""Quotes of many articles with Spark and the wheel.

    spark_wheel.py ARTICLES.jsonl OUT.parquet [--master local[2]]
"""

import argparse

from pyspark.sql import SparkSession

import nutgraf

ARTICLE = "id string, text string, html string, date string, title string, url string, outlet string"


def quotes(batches):
    """Rows of the table `quotes` for batches of articles, on a worker."""
    for batch in batches:
        # Spark keeps the cores busy with one task each, so each task stays in one thread.
        yield nutgraf.quotes(batch.to_dict("records"), jobs=1).to_pandas()


def session(master):
    """A Spark session whose tasks are small enough that the cores end together."""
    builder = SparkSession.builder.master(master) if master else SparkSession.builder
    builder = builder.config("spark.sql.files.maxPartitionBytes", "1m").config("spark.sql.files.openCostInBytes", "0")
    builder = builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", "500")
    return builder.config("spark.ui.enabled", "false").getOrCreate()


def main():
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("articles")
    words.add_argument("out")
    words.add_argument("--master", help="without it, what spark-submit says")
    asked = words.parse_args()
    spark = session(asked.master)
    articles = spark.read.schema(ARTICLE).json(asked.articles)
    articles.mapInPandas(quotes, nutgraf.ddl("quotes")).write.mode("overwrite").parquet(asked.out)
    spark.stop()


if __name__ == "__main__":
    main()
