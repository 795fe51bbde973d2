#!/usr/bin/env bash
# One would guess: a long title that Citation.js writes into RIS is read back whole by rispy.
# What happens: Citation.js breaks the line in the middle of a word; rispy joins lines by a space, so the word stays broken.
# Seen with @citation-js core and plugin-ris 0.8.2 and rispy 0.10.0.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv . && bin/pip install --quiet --disable-pip-version-check rispy==0.10.0
npm install --silent --no-audit --no-fund --ignore-scripts @citation-js/core@0.8.2 @citation-js/plugin-ris@0.8.2

cat > write.mjs <<'JS'
import { readFileSync, writeFileSync } from 'node:fs'
import { Cite } from '@citation-js/core'
import '@citation-js/plugin-ris'

const { version } = JSON.parse(readFileSync('node_modules/@citation-js/plugin-ris/package.json', 'utf8'))
console.log('@citation-js/plugin-ris', version)
const title = 'Layouts of citation maps that readers of long reviews remember when they return'
const text = new Cite([{ id: 'maps', type: 'article-journal', title }]).format('ris')
writeFileSync('library.ris', text)
console.log(/TI {2}- (.*\n.*)/.exec(text)[1])
JS
node write.mjs > seen
bin/python - >> seen <<'PY'
from importlib.metadata import version

import rispy

print('rispy', version('rispy'))
with open('library.ris') as file:
    print(rispy.load(file)[0]['title'])
PY
cat seen

diff - seen <<'EXPECTED'
@citation-js/plugin-ris 0.8.2
Layouts of citation maps that readers of long reviews remember when th
ey return
rispy 0.10.0
Layouts of citation maps that readers of long reviews remember when th ey return
EXPECTED
