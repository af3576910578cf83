"""Chooses the Arabic forms of GeoNames' cities, whose alternate names have no language tags and much noise."""

import re
import unicodedata

from agreement import disagreement, plain

LETTERS = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي"
ARABIC = re.compile(f"[{LETTERS}]+(?:[ -][{LETTERS}]+)*")
LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ɏ][A-Za-zÀ-ɏ '’.-]+")
# Vowel signs, tatweel and invisible characters.
MARKS = re.compile("[\u064b-\u0652\u0640\u200b-\u200f]")
# What Arabic spelling does not know, but Kurdish, Uyghur and machines do: ى inside a word, a word that begins with ئ ؤ ء
# or ends with ؤ, two alefs in a row.
FOREIGN = re.compile(r"ى(?=[^ -])|(?:^|[ -])[ئؤء]|ؤ(?:$|[ -])|[اأإآ][اأإآ]|أ[نمدترلس]أ")
# Letters that careful writers vary in, as src/text/fold.rs has them.
FOLD = str.maketrans("أإآىة", "اااي\u0647")
# Where Latin v stands for the letter و of the local Arabic script or for the sound w.
V_IS_W = {"TR", "IR", "AF", "PK", "IN", "AZ", "UZ", "TJ"}
# Where the local language is (also) written in Arabic letters, a form that nobody attests is as likely Persian or Urdu.
OTHER_ARABIC_SCRIPT = {"IR", "AF", "PK", "TJ", "AZ", "CN", "IN", "UZ", "TM"}

# The limits below were set by reading samples of what they let through and of what they keep out.
# Disagreement with the name, with one of the aliases, of a form that has more words than the name (whose words, frequent by
# themselves, attest little), and of a form that nobody attests.
NAME_LIMIT, ALIAS_LIMIT, SPLIT_LIMIT, UNATTESTED_LIMIT = 0.22, 0.10, 0.10, 0.06
# Centibels (see rules/words/README.md): not attested at all; well enough for a name that does not sound like the Latin;
# how much rarer than the best form another may be.
UNATTESTED, EXONYM, NEAR = 999, 600, 130
# A form more frequent than these centibels is an ordinary word (or a greater namesake) first, for a city of less than so many
# people; unless names.tsv has it.
ORDINARY = [(30_000, 560), (100_000, 540), (300_000, 520), (10**9, 475)]
# A smaller city has no Arabic name that sounds unlike its own.
BIG = 100_000
MOST_FORMS = 3


def clean(alternate):
    """`alternate` without what follows a comma or a bracket (the state, the kind of place), vowel signs and the like."""
    return MARKS.sub("", re.split("[،,(]", alternate)[0]).strip()


def centibels(form, words):
    """The frequency class of the rarest word of `form`; a word with the article may be known without it."""

    def one(word):
        without = words.get(word[2:], UNATTESTED) + 50 if word.startswith("ال") and len(word) > 4 else UNATTESTED
        return min(words.get(word, UNATTESTED), without, UNATTESTED)

    return max(map(one, re.split("[ -]", form)))


def folded(words):
    """The frequency class under each folded spelling, under which the program looks words up: عنة is also عنه "from him"."""
    classes = {}
    for word, known in words.items():
        key = word.translate(FOLD)
        classes[key] = min(known, classes.get(key, UNATTESTED))
    return classes


def arabic_forms(city, words, spellings, vetted):
    """The Arabic forms of `city` that can be trusted, best first; `vetted` has the Latin names of each (country, form) of names.tsv."""
    forms = {f for f in map(clean, city["alternatenames"]) if ARABIC.fullmatch(f) and not FOREIGN.search(f)}
    if not forms:
        return []
    country, population = city["countrycode"], city["population"]
    name = city["name"]
    if country in V_IS_W:
        name = name.replace("v", "w").replace("V", "W")
    aliases = [a for a in city["alternatenames"] if LATIN.fullmatch(a)]
    frequent = next(limit for most, limit in ORDINARY if population < most)
    kept = []
    for form in forms:
        known = centibels(form, words)
        known_to_us = not vetted.get((country, form), set()).isdisjoint([city["name"], *city["alternatenames"]])
        ordinary = spellings.get(form.translate(FOLD), UNATTESTED) < frequent or len(form) < 3
        if ordinary and not known_to_us or form.endswith("ى") and known == UNATTESTED:
            continue
        by_name = disagreement(form, name)
        split = len(re.split("[ -]", form)) > len(re.split("[ -]", name))
        if known_to_us or by_name <= (SPLIT_LIMIT if split else NAME_LIMIT):
            kept.append((known, by_name, form))
        elif population >= BIG and known <= EXONYM and min((disagreement(form, a) for a in aliases), default=1) <= ALIAS_LIMIT:
            kept.append((known, by_name, form))
    # Of forms that differ in hamza, ى or ة alone the most used stays, at a tie the more careful one.
    chosen = {}
    for known, by_name, form in sorted(kept, key=lambda k: (k[0], -sum(c in "أإآة" for c in k[2]), k[1], k[2])):
        chosen.setdefault(form.translate(FOLD), (known, by_name, form))
    kept = sorted(chosen.values())
    attested = [form for known, _, form in kept if known <= kept[0][0] + NEAR and known < UNATTESTED]
    if attested or country in OTHER_ARABIC_SCRIPT:
        return attested[:MOST_FORMS]
    exact = sorted((by_name, form) for _, by_name, form in kept if by_name <= UNATTESTED_LIMIT)
    return [form for _, form in exact[:1]]


def latin_forms(name):
    """`name`, and its ASCII form where letters stand for themselves when the program takes accents off (ł, ø, ß)."""
    name = name.replace("’", "'").replace("‘", "'")
    folded = "".join(c for c in unicodedata.normalize("NFD", name.lower()) if not unicodedata.combining(c))
    return [name] if plain(name) == folded else [name, plain(name).title()]


def rows(cities, words, vetted):
    """(Latin forms, country, population, Arabic forms) of each city that has any; homonyms in one country are one row."""
    found, spellings = {}, folded(words)
    for city in sorted(cities, key=lambda c: (-c["population"], c["geonameid"])):
        forms = arabic_forms(city, words, spellings, vetted)
        if forms:
            latin = latin_forms(city["name"])
            row = found.setdefault((latin[0], city["countrycode"]), (latin, city["population"], []))
            row[2].extend(f for f in forms if f not in row[2] and len(row[2]) < MOST_FORMS)
    return [(latin, country, population, arabic) for (_, country), (latin, population, arabic) in found.items()]
