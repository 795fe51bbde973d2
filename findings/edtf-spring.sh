#!/usr/bin/env bash
# One would guess: the EDTF date 2020-21, spring of 2020, covers the same months in the packages `edtf` of npm and of PyPI.
# What happens: one begins it in January and ends it in March, the other takes March to May.
# Seen with edtf 4.11.1 (npm) and edtf 5.0.2 (PyPI). undate 0.8.0 raises an error at it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv . && bin/pip install --quiet --disable-pip-version-check edtf==5.0.2 undate==0.8.0
npm install --silent --no-audit --no-fund --ignore-scripts edtf@4.11.1

node - > seen <<'JS'
const edtf = require('edtf').default ?? require('edtf')
const day = (time) => new Date(time).toISOString().slice(0, 10)
const { type, min, max } = edtf('2020-21')
console.log('edtf of npm', JSON.parse(require('fs').readFileSync('node_modules/edtf/package.json', 'utf8')).version)
console.log(type, day(min), day(max))
JS
bin/python - >> seen <<'PY'
from importlib.metadata import version

from edtf import parse_edtf
from undate import Undate

print('edtf of PyPI', version('edtf'))
season = parse_edtf('2020-21')
days = (season.lower_strict(), season.upper_strict())
print(type(season).__name__, *('%d-%02d-%02d' % day[:3] for day in days))
print('undate', version('undate'))
try:
    print(Undate.parse('2020-21', 'EDTF'))
except Exception as error:
    print(type(error).__name__)
PY
cat seen

diff - seen <<'EXPECTED'
edtf of npm 4.11.1
Season 2020-01-01 2020-03-31
edtf of PyPI 5.0.2
Season 2020-03-01 2020-05-31
undate 0.8.0
VisitError
EXPECTED
