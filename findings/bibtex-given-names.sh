#!/usr/bin/env bash
# One would guess: in `Mary Ann Orr` the last word is the family name, and a `van` or `de` begins the particle, as in BibTeX.
# What happens: astrocite takes the first word as given and all others as family name, or the whole as family name before a particle.
# Seen with astrocite-bibtex 0.16.4; pybtex 0.26.1 splits as BibTeX does.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv . && bin/pip install --quiet --disable-pip-version-check pybtex==0.26.1
npm install --silent --no-audit --no-fund --ignore-scripts astrocite-bibtex@0.16.4

cat > library.bib <<'BIB'
@article{maps, title = {Maps}, author = {Mary Ann Orr and Jan Pieter de Groot and Kim van Beek and Groot, Jan Pieter}}
BIB
bin/python - > seen <<'PY'
from importlib.metadata import version

from pybtex.database import parse_file

print('pybtex', version('pybtex'))
for person in parse_file('library.bib').entries['maps'].persons['author']:
    given = person.first_names + person.middle_names
    print(' | '.join(' '.join(part) for part in (given, person.prelast_names, person.last_names)))
PY
node - >> seen <<'JS'
const { parse } = require('astrocite-bibtex')
console.log('astrocite-bibtex', require('astrocite-bibtex/package.json').version)
for (const { given = '', 'non-dropping-particle': particle = '', family } of
  parse(require('fs').readFileSync('library.bib', 'utf8'))[0].author)
  console.log([given, particle, family].join(' | '))
JS
cat seen

diff - seen <<'EXPECTED'
pybtex 0.26.1
Mary Ann |  | Orr
Jan Pieter | de | Groot
Kim | van | Beek
Jan Pieter |  | Groot
astrocite-bibtex 0.16.4
Mary |  | Ann Orr
Jan |  | Pieter de Groot
 |  | Kim van Beek
Jan Pieter |  | Groot
EXPECTED
