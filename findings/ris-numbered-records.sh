#!/usr/bin/env bash
# One would guess: RIS that rispy writes begins each record with its TY, so that any reader takes it.
# What happens: rispy writes a line `1.`, `2.` … before each record; astrocite refuses the file at its first character.
# Seen with rispy 0.10.0 and astrocite-ris 0.16.4.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv . && bin/pip install --quiet --disable-pip-version-check rispy==0.10.0
npm install --silent --no-audit --no-fund --ignore-scripts astrocite-ris@0.16.4

bin/python - > seen <<'PY'
from importlib.metadata import version

import rispy

print('rispy', version('rispy'))
records = [{'type_of_reference': 'JOUR', 'title': title} for title in ('Maps', 'More maps')]
text = rispy.dumps(records)
open('library.ris', 'w').write(text)
print(text.strip())
PY
node - >> seen <<'JS'
const { parse } = require('astrocite-ris')
console.log('astrocite-ris', require('astrocite-ris/package.json').version)
const text = require('fs').readFileSync('library.ris', 'utf8')
try {
  console.log(parse(text).length, 'records')
} catch (error) {
  console.log(error.name, error.message)
}
console.log(parse(text.replace(/^\d+\.\n/gm, '')).length, 'records without the numbers')
JS
cat seen

diff - seen <<'EXPECTED'
rispy 0.10.0
1.
TY  - JOUR
TI  - Maps
ER  - 

2.
TY  - JOUR
TI  - More maps
ER  -
astrocite-ris 0.16.4
SyntaxError Expected "TY" but "1" found.
2 records without the numbers
EXPECTED
