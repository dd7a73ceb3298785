"""Reports of many articles with Spark and the program, where workers have the program and no wheel.

    spark_pipe.py ARTICLES.jsonl OUT [--master local[2]] [--nutgraf PATH]
"""

import argparse
import os
import shlex
import shutil

from spark_wheel import session


def write(lines, out):
    """Writes lines into a folder that is not there yet. What a failed run left would stand in the way of the next."""
    folder = lines.context._jvm.org.apache.hadoop.fs.Path(out)
    files = folder.getFileSystem(lines.context._jsc.hadoopConfiguration())
    before = files.exists(folder)
    try:
        lines.saveAsTextFile(out)
    except Exception:
        if not before:
            files.delete(folder, True)
        raise


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("articles")
    words.add_argument("out", help="a folder that is not there yet")
    words.add_argument("--master", help="without it, what spark-submit says")
    words.add_argument("--nutgraf", default="nutgraf", help="the program: its path on the workers, or its name if that is in PATH here")
    asked = words.parse_args()
    program = shutil.which(asked.nutgraf) or asked.nutgraf
    spark = session(asked.master)
    context = spark.sparkContext
    lines = context.textFile(asked.articles, context.defaultParallelism * 8)
    # Lines that are no articles give error objects and exit status 1: data to look at later, no reason to stop.
    command = f"{shlex.quote(program)} articles --jobs 1 --keep-going --offsets char"
    # Without an environment of its own a piped program has none at all.
    path = {"PATH": os.environ.get("PATH", os.defpath)}
    write(lines.pipe(command, env=path, checkCode=True), asked.out)
    spark.stop()


if __name__ == "__main__":
    main()
