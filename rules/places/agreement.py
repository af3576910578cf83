"""How far the spelling of an Arabic name agrees with that of a Latin one: 0 the same sounds, 1 nothing in common.

A table by hand of the Latin letter groups that each Arabic letter renders in names of many languages, and the cheapest
alignment of the two spellings under it. Vowels are cheap, for Arabic leaves them out; consonants are not.
"""

import unicodedata

# Latin groups at no cost, for each Arabic letter; behind "|" those at half cost.
TABLE = {
    "ا": "a e o u i aa ah ae|y au ou",
    "أ": "a e o u i aa au|y h",
    "إ": "i e a y ai ei|o",
    "آ": "a aa ia ai|e o",
    "ء": "'|a e i",
    "ئ": "i e y '|a",
    "ؤ": "u o '|w",
    "ب": "b p bh|v",
    "ت": "t th d|ts z",
    "ث": "th t s|c z",
    "ج": "j g dj dg gu gh zh z ge|c y ch",
    "ح": "h|kh ch",
    "خ": "kh h j ch x k|g gh q",
    "د": "d dh|t",
    "ذ": "dh d th z|",
    "ر": "r rh|gh",
    "ز": "z s zz|x j ts zh",
    "س": "s c ss z ts sz|x sh",
    "ش": "sh ch s sch sz x sk c sj si ti ci|j tj skj stj",
    "ص": "s ss|z",
    "ض": "d dh z|",
    "ط": "t|d th",
    "ظ": "z dh d th|",
    "ع": "' a i e o u aa|y",
    "غ": "g gh gu r|j h k gg",
    "ف": "f v ph w|b ff",
    "ق": "q k c g gh|ck kh",
    "ك": "k c ck q ch kh cc qu g|gh",
    "ل": "l ll|gl",
    "م": "m mm|n mb",
    "ن": "n nn gn ng m|nh",
    "ه": "h|g j",
    "ة": "a ah e t eh ia|at et",
    "و": "w o u ou oo au ow eau oe uo ue|a ew ough eu y",
    "ي": "i y e j ee ea ie ei ai ll ey igh ii ay ih|u ui eu a gh",
    "ى": "a y i e|ee",
}
# Two Arabic letters that render one Latin group.
PAIRS = {
    "تش": "ch c cz tsch tch tj|q",
    "كس": "x ks cks cs",
    "دج": "j dj g dg",
    "تز": "z tz ts",
    "تس": "z tz ts c|s",
    "نغ": "ng n",
    "نج": "ng nj nge",
    "نك": "nc nk ng",
    "كو": "qu kw cu cw",
    "ني": "n gn ni ny",
    "غو": "gu gw|go",
    "شت": "sht scht szcz st sh",
    "يو": "u eu ew yu io iu jo yo eo|ue",
    "وي": "oi oy ui wi eu ue oe we vi uy|y",
    "اي": "i ai ay ei ey y ae aj ie a igh|e",
    "او": "au ou ow o aw ao av|ough",
    "أو": "o u au ou ow ao av w",
    "إي": "i e ee y ai ei ea|a",
    "أي": "i ai ei ay ey|e",
    "آي": "i ai ay ey|",
    "يا": "ia ya ja ea|a",
    "ية": "ia ya ja iya iyya iyah iyeh|e",
    "وا": "oi wa ua oa va|",
    "يي": "ie ii ye ille ai|",
    "ال": "al el as an ar ad az ash at|l",
    "دز": "dz z|",
}
WEAK_LATIN = {"a": 0.15, "e": 0.1, "i": 0.2, "o": 0.2, "u": 0.15, "y": 0.3, "h": 0.25, "w": 0.5, "'": 0.0, "g": 0.8}
WEAK_ARABIC = {"ا": 0.35, "و": 0.45, "ي": 0.45, "ة": 0.3, "ى": 0.4, "ء": 0.1, "ئ": 0.3, "ؤ": 0.3, "أ": 0.4, "إ": 0.4, "ع": 0.4, "ه": 0.5, "آ": 0.4}
PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "’": "'", "‘": "'", "ʻ": "'", "ə": "e"})


def _group(text):
    full, _, half = text.partition("|")
    return {**{g: 0.4 for g in half.split()}, **{g: 0.0 for g in full.split()}}


STEPS = {a: _group(t) for a, t in {**TABLE, **PAIRS}.items()}


def plain(latin):
    """`latin` in lower case, ASCII letters for those with accents and for ł, ø, ß and the like."""
    letters = unicodedata.normalize("NFD", latin.lower().translate(PLAIN))
    return "".join(c for c in letters if not unicodedata.combining(c))


def _letters(latin):
    text = [c for c in plain(latin) if c.isalpha() or c == "'"]
    # A doubled consonant is one sound, but ll and ss stand in the table.
    return "".join(c for i, c in enumerate(text) if i == 0 or c != text[i - 1] or c in "lsoe")


def disagreement(arabic, latin):
    """Cost of the cheapest alignment over the mean length; `arabic` holds Arabic letters, spaces and hyphens only."""
    a = [c for c in arabic if c not in " -"]
    b = _letters(latin)
    n, m = len(a), len(b)
    if not n or not m:
        return 1.0
    cost = [[9e9] * (m + 1) for _ in range(n + 1)]
    cost[0][0] = 0.0
    for i in range(n + 1):
        for j in range(m + 1):
            here = cost[i][j]
            if here > 1e9:
                continue
            if j < m:
                silent = 0.1 if b[j] == b[j - 1] and j else WEAK_LATIN.get(b[j], 1.0)
                cost[i][j + 1] = min(cost[i][j + 1], here + silent)
            if i < n:
                cost[i + 1][j] = min(cost[i + 1][j], here + WEAK_ARABIC.get(a[i], 1.0))
                for width in (1, 2):
                    for group, price in STEPS.get("".join(a[i : i + width]), {}).items():
                        if i + width <= n and b.startswith(group, j):
                            k = j + len(group)
                            cost[i + width][k] = min(cost[i + width][k], here + price)
    return min(1.0, 2 * cost[n][m] / (n + m))
