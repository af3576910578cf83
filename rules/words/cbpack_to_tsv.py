"""Prints a word list of the Python package wordfreq as `word<TAB>centibel`, most frequent first.

Usage: cbpack_to_tsv.py FILE, for example wordfreq/data/large_ar.msgpack.gz: a gzipped msgpack list,
a header and then for each centibel (0, 1, 2, ...) the list of the words of that frequency.
"""

import gzip
import sys

import msgpack

with gzip.open(sys.argv[1]) as file:
    header, *buckets = msgpack.load(file)
assert header == {"format": "cB", "version": 1}, header
sys.stdout.reconfigure(encoding="utf-8", newline="\n")
for centibel, words in enumerate(buckets):
    for word in words:
        print(word, centibel, sep="\t")
