#!/usr/bin/env bash
# Rebuilds arabic.fst, english.fst and letters.bin from their sources, to the same bytes, and checks SHA256SUMS.
# Needs Debian (or a derivative that has these versions), python3 with pip, and cargo; installs nothing for good.
set -euo pipefail

words=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m pip install --quiet --root-user-action ignore --no-deps --target python wordfreq==3.1.1 msgpack==1.2.4
apt-cache show scowl=2020.12.07-2 >/dev/null 2>&1 || apt-get --quiet --quiet update
apt-get --quiet --quiet --option APT::Sandbox::User=root download hunspell-ar=3.2-1.2 scowl=2020.12.07-2

# The sources themselves are pinned too: another build of a package would not pass unseen.
sha256sum --check --strict --quiet <<'SUMS'
aa12410764f1946f21d986a920c289c22accb069d9b287d71b61657005516eec  python/wordfreq/data/large_ar.msgpack.gz
dffae8066b78dce0a6667cf5f58e567054f902674667090a7ac8a8a44628b05c  python/wordfreq/data/large_en.msgpack.gz
63f18b13e40210e09985c31cee3dc6ffc5c35198f084dc2660e18b0848e79e28  hunspell-ar_3.2-1.2_all.deb
de692546df9b169f2cbdf4d8d88111a374733a9c382b820a6f943914ca705718  scowl_2020.12.07-2_all.deb
SUMS

for package in ./*.deb; do
    dpkg-deb --extract "$package" debian
done
for language in ar en; do
    PYTHONPATH=python python3 "$words/cbpack_to_tsv.py" "python/wordfreq/data/large_$language.msgpack.gz" >"$language.tsv"
done

mkdir built
# Twice: doubtful words are marked by the checker itself, which has to be compiled with the new lists first.
for _ in 1 2; do
    cargo run --quiet --release --locked --manifest-path "$words/../../Cargo.toml" --example build_words -- \
        --arabic ar.tsv --english en.tsv --names "$words/names.txt" \
        --aff debian/usr/share/hunspell/ar.aff --dic debian/usr/share/hunspell/ar.dic \
        --scowl debian/usr/share/dict/scowl --out built
    cp built/arabic.fst built/english.fst built/letters.bin "$words"
done
cd "$words"
sha256sum arabic.fst english.fst letters.bin
sha256sum --check --strict SHA256SUMS
