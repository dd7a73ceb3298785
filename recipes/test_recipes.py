"""Each recipe gives what one process gives. Needs the wheel, pyspark, duckdb, pyarrow, GNU parallel, and NUTGRAF_BIN."""

import datetime
import json
import os
import pathlib
import shutil
import subprocess
import sys

import nutgraf
import pytest

HERE = pathlib.Path(__file__).resolve().parent
SAMPLES = HERE.parent / "www" / "samples" / "corpus.jsonl"
PROGRAM = os.environ.get("NUTGRAF_BIN", "nutgraf")
MONTHS = 4


@pytest.fixture(scope="module")
def month_by_month():
    """The sample story as if it had happened in several months: as many stories, with the same names."""
    out = []
    for month in range(MONTHS):
        for line in SAMPLES.read_text(encoding="utf-8").splitlines():
            article = json.loads(line)
            day = datetime.date(2031, 5, 1) if "date" not in article else datetime.date.fromisoformat(article["date"])
            # Within the days between which a story may fall silent.
            day = day.replace(day=14 + day.day % 2) + datetime.timedelta(days=30 * month)
            out.append({**article, "id": f"{month}-{article['id']}", "date": day.isoformat()})
    return out


@pytest.fixture(scope="module")
def file(month_by_month, tmp_path_factory):
    path = tmp_path_factory.mktemp("articles") / "articles.jsonl"
    path.write_text("".join(json.dumps(a) + "\n" for a in month_by_month), encoding="utf-8")
    return path


def run(*words):
    words = [str(w) for w in words]
    return subprocess.run(words, check=True, stdout=subprocess.PIPE, cwd=HERE, env={**os.environ, "NUTGRAF": PROGRAM}).stdout


def recipe(name, *words):
    return run(sys.executable, HERE / name, *words)


def in_order(rows):
    return sorted(rows, key=lambda r: json.dumps(r, sort_keys=True))


@pytest.fixture(scope="module")
def lines(file):
    return run(PROGRAM, "articles", "--jobs", "1", "--offsets", "char", file).splitlines()


def test_spark_with_the_wheel(month_by_month, file, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    recipe("spark_wheel.py", file, tmp_path / "out", "--master", "local[2]")
    rows = parquet.read_table(tmp_path / "out").to_pylist()
    expected = list(nutgraf.quotes(month_by_month))
    assert len(expected) > 50
    assert in_order(rows) == in_order(expected)


def test_spark_with_the_program(file, lines, tmp_path):
    recipe("spark_pipe.py", file, tmp_path / "out", "--master", "local[2]", "--nutgraf", PROGRAM)
    out = b"".join(part.read_bytes() for part in (tmp_path / "out").glob("part-*")).splitlines()
    assert sorted(out) == sorted(lines)


def test_spark_finds_the_program_by_its_name(file, lines, tmp_path, monkeypatch):
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "nutgraf").symlink_to(pathlib.Path(PROGRAM).resolve())
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=os.pathsep)
    out = tmp_path / "out"
    # A run that fails leaves nothing in the way of the next.
    with pytest.raises(subprocess.CalledProcessError):
        recipe("spark_pipe.py", file, out, "--master", "local[2]", "--nutgraf", "no-such-program")
    assert not out.exists()
    recipe("spark_pipe.py", file, out, "--master", "local[2]", "--nutgraf", "nutgraf")
    assert sorted(b"".join(part.read_bytes() for part in out.glob("part-*")).splitlines()) == sorted(lines)


def test_parallel(file, lines):
    if shutil.which("parallel") is None:
        pytest.skip("GNU parallel is not installed")
    assert run(HERE / "parallel.sh", file, "2").splitlines() == lines


def test_parallel_refuses_what_it_cannot_cut(tmp_path):
    for name in ("articles.jsonl.gz", "missing.jsonl"):
        if name.endswith("gz"):
            (tmp_path / name).write_bytes(b"\x1f\x8b")
        done = subprocess.run([str(HERE / "parallel.sh"), str(tmp_path / name)], capture_output=True)
        assert (done.returncode, done.stdout) == (1, b"")
        assert name.encode() in done.stderr


def test_parallel_takes_further_options(file, lines):
    if shutil.which("parallel") is None:
        pytest.skip("GNU parallel is not installed")
    assert run(HERE / "parallel.sh", file, "2", "--sshlogin", ":").splitlines() == lines


def test_duckdb(month_by_month, file, tmp_path):
    import duckdb

    shown = recipe("duckdb_tables.py", file, tmp_path / "news.duckdb", "--jobs", "2").decode()
    tables = nutgraf.tables(month_by_month, together=False)
    with duckdb.connect(str(tmp_path / "news.duckdb")) as database:
        for name in ("articles", "quotes", "entities", "deadlines"):
            rows = database.execute(f"from {name}").fetchall()
            assert rows == tables[name].tuples, name
    assert tables["quotes"][0]["speaker_name"] in shown or "speaker_name" in shown


def test_stories(month_by_month, file, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    recipe("stories_spark.py", file, tmp_path / "out", "--master", "local[2]", "--partitions", "4")
    rows = parquet.read_table(tmp_path / "out").to_pylist()
    # Nothing is lost, and nothing is in two stories.
    assert sorted(i for r in rows for i in r["articles"]) == sorted(a["id"] for a in month_by_month)
    # The months share all names and no story.
    assert sorted(sorted({i.split("-")[0] for i in r["articles"]}) for r in rows if len(r["articles"]) > 1) == [
        [str(m)] for m in range(MONTHS)
    ]
    for row in rows:
        story = [a for a in month_by_month if a["id"] in row["articles"]]
        assert json.loads(row["report"]) == nutgraf.corpus(story)


def test_what_is_no_article_is_left_out_and_an_id_twice_ends_the_run(month_by_month, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    given = month_by_month[:2] + [{"id": "bare"}]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(a) + "\n" for a in given), encoding="utf-8")
    words = ["--master", "local[2]", "--partitions", "2"]
    recipe("stories_spark.py", tmp_path / "in.jsonl", tmp_path / "out", *words)
    rows = parquet.read_table(tmp_path / "out").to_pylist()
    assert sorted(i for r in rows for i in r["articles"]) == sorted(a["id"] for a in given[:2])
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(a) + "\n" for a in given + given[:1]), encoding="utf-8")
    with pytest.raises(subprocess.CalledProcessError):
        recipe("stories_spark.py", tmp_path / "in.jsonl", tmp_path / "twice", *words)


def test_no_story_grows_past_its_bound(month_by_month, file, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    recipe("stories_spark.py", file, tmp_path / "out", "--master", "local[2]", "--partitions", "4", "--most", "2")
    rows = parquet.read_table(tmp_path / "out").to_pylist()
    assert max(len(r["articles"]) for r in rows) == 2
    assert sorted(i for r in rows for i in r["articles"]) == sorted(a["id"] for a in month_by_month)
