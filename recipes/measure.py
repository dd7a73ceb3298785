"""How much faster each recipe is on two cores than one process, measured in pairs, one right after the other.

    measure.py ARTICLES.jsonl [--rounds N] [--nutgraf PATH]
"""

import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ONE_WHEEL = """
import json, sys, nutgraf
with open(sys.argv[1], encoding="utf-8") as lines:
    nutgraf.quotes(map(json.loads, lines), jobs=1).to_pandas().to_parquet(sys.argv[2])
"""


def pairs(articles, program, out):
    """By name: the one process, and the recipe that does the same on two cores."""
    python = sys.executable
    spark = ["--master", "local[2]"]
    program_alone = [program, "articles", "--jobs", "1", "--offsets", "char", articles]
    wheel_alone = [python, "-c", ONE_WHEEL, articles, f"{out}/one.parquet"]
    duckdb = [python, HERE / "duckdb_tables.py", articles]
    return {
        "parallel": (program_alone, [HERE / "parallel.sh", articles, "2"]),
        "spark, program": (program_alone, [python, HERE / "spark_pipe.py", articles, f"{out}/pipe", *spark, "--nutgraf", program]),
        "spark, wheel": (wheel_alone, [python, HERE / "spark_wheel.py", articles, f"{out}/spark.parquet", *spark]),
        "duckdb": ([*duckdb, f"{out}/one.duckdb", "--jobs", "1"], [*duckdb, f"{out}/two.duckdb", "--jobs", "2"]),
    }


def seconds(command, environment, out):
    begun = time.monotonic()
    with open(f"{out}/stdout", "wb") as stdout, open(f"{out}/stderr", "wb") as stderr:
        subprocess.run([str(w) for w in command], check=True, stdout=stdout, stderr=stderr, env=environment)
    return time.monotonic() - begun


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("articles")
    words.add_argument("--rounds", type=int, default=3)
    words.add_argument("--nutgraf", default=shutil.which("nutgraf"))
    asked = words.parse_args()
    environment = {**os.environ, "NUTGRAF": asked.nutgraf, "PYSPARK_PYTHON": sys.executable}
    for number in range(asked.rounds):
        with tempfile.TemporaryDirectory() as out:
            for name, commands in pairs(asked.articles, asked.nutgraf, out).items():
                one, two = (seconds(command, environment, out) for command in commands)
                load = os.getloadavg()[0]
                print(f"round {number + 1}  {name:15} {one:7.1f} s  {two:7.1f} s  {one / two:.2f}x  load {load:.1f}", flush=True)


if __name__ == "__main__":
    main()
