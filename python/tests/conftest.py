"""The sample story of the repository, and the program to compare with (NUTGRAF_BIN, or the one that cargo built)."""

import json
import os
import pathlib
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "www" / "samples" / "corpus.jsonl"


@pytest.fixture(scope="session")
def story():
    return [json.loads(line) for line in SAMPLES.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="session")
def program():
    """Runs the program on articles or lines, and gives what it writes."""
    path = os.environ.get("NUTGRAF_BIN")
    if path is None:
        pytest.skip("NUTGRAF_BIN names no program to compare with")

    def run(*words, given):
        lines = [line if isinstance(line, str) else json.dumps(line) for line in given]
        done = subprocess.run([path, *words], input="\n".join(lines).encode(), capture_output=True)
        assert done.returncode in (0, 1), done.stderr.decode()
        return [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]

    return run
