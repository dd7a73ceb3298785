"""A DuckDB database of the tables of many articles, and a question to it.

    duckdb_tables.py ARTICLES.jsonl OUT.duckdb [--jobs N]
"""

import argparse

import duckdb

import nutgraf

TABLES = ("articles", "quotes", "entities", "deadlines")
BATCH = 1000

SPEAKERS = """
    select speaker_name, count(*) as quotes, count(distinct article) as articles
    from quotes where speaker_type = 'PER' and speech
    group by speaker_name order by quotes desc, speaker_name limit 10
"""


def fill(database, path, jobs):
    """Reads the articles with DuckDB (it also reads .gz, Parquet, CSV and globs) and adds their rows to the tables."""
    columns = "{id: 'varchar', text: 'varchar', html: 'varchar', date: 'varchar', title: 'varchar', outlet: 'varchar'}"
    found = database.cursor().execute(f"from read_json(?, format = 'newline_delimited', columns = {columns})", [path])
    names = [column[0] for column in found.description]
    while batch := found.fetchmany(BATCH):
        made = nutgraf.tables([dict(zip(names, row)) for row in batch], TABLES, jobs=jobs)
        for name, table in made.items():
            rows = table.to_arrow()
            database.register("batch", rows)
            database.execute(f"create table if not exists {name} as from batch limit 0")
            database.execute(f"insert into {name} from batch")
            database.unregister("batch")


def main():
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("articles")
    words.add_argument("out")
    words.add_argument("--jobs", type=int, help="threads; as many as there are cores")
    asked = words.parse_args()
    with duckdb.connect(asked.out) as database:
        fill(database, asked.articles, asked.jobs)
        print(database.sql(SPEAKERS))


if __name__ == "__main__":
    main()
