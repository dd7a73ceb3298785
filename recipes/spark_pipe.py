"""Reports of many articles with Spark and the program, where workers have the program and no wheel.

    spark_pipe.py ARTICLES.jsonl OUT [--master local[2]] [--nutgraf PATH]
"""

import argparse
import shlex

from spark_wheel import session


def main():
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("articles")
    words.add_argument("out", help="a folder that is not there yet")
    words.add_argument("--master", help="without it, what spark-submit says")
    words.add_argument("--nutgraf", default="nutgraf", help="where the workers find the program")
    asked = words.parse_args()
    spark = session(asked.master)
    context = spark.sparkContext
    lines = context.textFile(asked.articles, context.defaultParallelism * 8)
    # Lines that are no articles give error objects and exit status 1: data to look at later, no reason to stop.
    command = f"{shlex.quote(asked.nutgraf)} articles --jobs 1 --keep-going --offsets char"
    lines.pipe(command, checkCode=True).saveAsTextFile(asked.out)
    spark.stop()


if __name__ == "__main__":
    main()
