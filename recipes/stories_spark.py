"""A month of news on many machines: articles into stories, and each story compared on its own.

    stories_spark.py ARTICLES.jsonl OUT.parquet [--master local[2]] [--partitions N]

1. Each article is read for its day and its names.
2. Two articles are on one story if they share pairs of rare names and lie at most --days apart. Candidates come from
   an index of pairs, each with the few that follow it in time: never all pairs.
3. What hangs together is a story; one that grows past --most articles is cut by day, and a day by number.
4. Each story's articles are brought together and read by `nutgraf.corpus`.

Every article that can be read is in exactly one story; one without a date is a story of its own; what is no article is left
out. Ids must be unique: two articles of one id end the run. The output has a row for each story: its name, its articles, and
its report as JSON.
"""

import argparse
import datetime
import json

from pyspark.sql import functions as F

import nutgraf
from spark_wheel import ARTICLE, session

NAMES = "id string, day int, names array<string>"
STORY = "story string, articles array<string>, report string"

# The rarest names of an article are what tells its story from others.
RAREST = 12
# Those that follow in time within a pair of names.
FOLLOWING = 6


def names(batches):
    """The day of each article, counted from 1970, and the people, organisations and places that it names."""
    epoch = datetime.date(1970, 1, 1)
    for batch in batches:
        rows = []
        for report in nutgraf.articles(batch.to_dict("records"), jobs=1):
            if "error" in report:
                continue
            day = report["date"] and (datetime.date.fromisoformat(report["date"]) - epoch).days
            named = [e["id"] for e in report["entityTable"] if e["type"] != "MISC"]
            rows.append((report["id"], day, named))
        frame = batch.__class__(rows, columns=["id", "day", "names"])
        yield frame.astype({"day": "Int32"})


def edges(read, days, shared):
    """Pairs of articles, the lesser id first, that share at least `shared` pairs of rare names."""
    # An article without a date could be on any story that ever was.
    named = read.where("day is not null").select("id", "day", F.explode("names").alias("name"))
    known = named.groupBy("name").count().where("count > 1")
    ranked = named.join(known, "name").groupBy("id", "day").agg(
        F.slice(F.array_sort(F.collect_list(F.struct("count", "name"))), 1, RAREST).alias("rarest")
    )
    # A pair of names as one number: what is shuffled most is shuffled small.
    pairs = F.expr(
        """flatten(transform(array_sort(rarest.name), (a, i) -> transform(
            slice(array_sort(rarest.name), i + 2, size(rarest)), b -> xxhash64(a, b))))"""
    )
    keyed = ranked.select("id", "day", F.explode(pairs).alias("pair"))
    listed = keyed.groupBy("pair").agg(F.array_sort(F.collect_list(F.struct("day", "id"))).alias("list"))
    listed = listed.where("size(list) > 1")
    near = F.expr(
        f"""flatten(transform(list, (a, i) -> transform(
            filter(slice(list, i + 2, {FOLLOWING}), b -> b.day - a.day <= {days}),
            b -> struct(least(a.id, b.id) as a, greatest(a.id, b.id) as b))))"""
    )
    found = listed.select(F.explode(near).alias("edge")).select("edge.a", "edge.b")
    return found.groupBy("a", "b").count().where(F.col("count") >= shared).select("a", "b")


def connected(read, edges):
    """A story's name for each article: the least id of all that hang together."""
    both = edges.union(edges.select(F.col("b").alias("a"), F.col("a").alias("b"))).localCheckpoint()
    labels = read.select("id", F.col("id").alias("story")).localCheckpoint()
    while True:
        around = both.join(labels, both.b == labels.id).groupBy("a").agg(F.min("story").alias("near"))
        lesser = labels.join(around, labels.id == around.a, "left").select(
            "id", "story", F.least("story", F.coalesce("near", "story")).alias("to")
        )
        # A story's name stands for an article, which may know a lesser name by now.
        known = lesser.select(F.col("id").alias("to"), F.col("to").alias("further"))
        jumped = lesser.join(known, "to").select("id", F.col("story").alias("old"), F.col("further").alias("story"))
        jumped = jumped.localCheckpoint()
        changed = jumped.where("old != story").limit(1).count()
        labels = jumped.select("id", "story")
        if not changed:
            return labels


def bounded(stories, read, most):
    """The same with stories of more than `most` articles cut by day, and days of more than that by number."""
    sized = stories.join(read.select("id", "day"), "id").join(stories.groupBy("story").count(), "story")
    cut = F.when(F.col("count") <= most, F.col("story")).otherwise(F.concat_ws("/", "story", "day"))
    by_day = sized.select("id", cut.alias("story"), (F.col("count") > most).alias("large"))
    numbered = by_day.selectExpr(
        "id", "large", "story", "row_number() over (partition by story order by id) - 1 as number"
    )
    part = F.expr(f"floor(number / {most})")
    whole = F.when(F.col("large") & (part > 0), F.concat_ws("/", "story", part)).otherwise(F.col("story"))
    return numbered.select("id", whole.alias("story"))


def compare(story):
    """One story's report."""
    articles = story.drop(columns="story").to_dict("records")
    report = nutgraf.corpus(articles, jobs=1)
    ids = [a["id"] for a in report["articles"]]
    name = story["story"].iloc[0]
    return story.__class__([(name, ids, json.dumps(report, ensure_ascii=False))], columns=["story", "articles", "report"])


def stories(spark, articles, days=7, shared=3, most=500):
    """The story of each article: columns `id` and `story`."""
    read = articles.mapInPandas(names, NAMES).localCheckpoint()
    twice = read.groupBy("id").count().where("count > 1").agg(F.min("id")).first()[0]
    if twice is not None:
        raise SystemExit(f"stories_spark.py: two articles have the id {twice}: ids must be unique")
    return bounded(connected(read, edges(read, days, shared)), read, most)


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("articles")
    words.add_argument("out")
    words.add_argument("--master", help="without it, what spark-submit says")
    words.add_argument("--partitions", type=int, default=8, help="tasks of a shuffle: a few for each core")
    words.add_argument("--days", type=int, default=7, help="the longest silence within a story")
    words.add_argument("--shared", type=int, default=3, help="pairs of rare names that two articles share")
    words.add_argument("--most", type=int, default=500, help="articles in a story")
    asked = words.parse_args()
    spark = session(asked.master)
    spark.conf.set("spark.sql.shuffle.partitions", asked.partitions)
    articles = spark.read.schema(ARTICLE).json(asked.articles)
    named = stories(spark, articles, asked.days, asked.shared, asked.most)
    articles.join(named, "id").groupBy("story").applyInPandas(compare, STORY).write.mode("overwrite").parquet(asked.out)
    spark.stop()


if __name__ == "__main__":
    main()
