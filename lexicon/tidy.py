#!/usr/bin/env python3
"""Sorts the files of the lexicon and unites rows of one lemma, as after a merge."""

import pathlib


def united(rows):
    """One row for each lemma: forms in the order in which they come, classes sorted."""
    lemmas = {}
    for lemma, forms, classes in rows:
        known = lemmas.setdefault(lemma, ([], {}))
        for form in forms.split():
            if form not in known[0]:
                known[0].append(form)
        for given in classes.split():
            head, _, only = given.partition(":")
            limits = known[1].setdefault(head, [])
            # No limit counts more than any.
            if not only or None in limits:
                known[1][head] = [None]
            else:
                limits.extend(form for form in only.split(",") if form not in limits)
    for lemma in sorted(lemmas, key=lambda lemma: lemma.encode()):
        forms, classes = lemmas[lemma]
        given = [head if None in only else f"{head}:{','.join(only)}" for head, only in sorted(classes.items())]
        yield lemma, " ".join(forms), " ".join(given)


for path in sorted(pathlib.Path(__file__).parent.glob("*.tsv")):
    lines = path.read_text(encoding="utf-8").splitlines()
    comments = list(dict.fromkeys(line for line in lines if line.startswith("#")))
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    if path.name == "classes.tsv":
        rows = sorted({tuple(row) for row in rows}, key=lambda row: row[0].encode())
    else:
        rows = united((row + ["", ""])[:3] for row in rows)
    path.write_text("\n".join(comments + ["\t".join(row) for row in rows]) + "\n", encoding="utf-8")
