#!/usr/bin/env python3
"""Names of the Arab world in both scripts, from the index of the Python package arabic-name-romanizer.

    wikidata_units.py names.sqlite3 >wikidata.tsv

A line is an Arabic word, its Latin spelling in lower case and how many people bear it so, tab-separated. Only rows
that come from Wikidata (CC0) are taken, only single words, and no names of Iran, Pakistan and Afghanistan, whose
letters are read in another way.
"""
import sqlite3
import sys

QUERY = """
    SELECT arabic_key, lower(latin), sum(count) FROM units
    WHERE source = 'wikidata' AND country NOT IN ('IR', 'PK', 'AF')
      AND instr(arabic_key, ' ') = 0 AND instr(latin, ' ') = 0
    GROUP BY 1, 2 ORDER BY 1, 2
"""

for row in sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True).execute(QUERY):
    print(*row, sep="\t")
