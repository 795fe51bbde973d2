#!/usr/bin/env bash
# One would guess: a style that puts a date in brackets by prefix and suffix prints a range of months as `(May–June 2020)`.
# What happens: citeproc-js prints prefix and suffix inside the range once more, `(May– (June ) 2020)`; citeproc-py does not.
# Seen with citeproc 2.4.63 (npm) and citeproc-py 0.11.1, with the locale that the latter carries.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv . && bin/pip install --quiet --disable-pip-version-check citeproc-py==0.11.1
npm install --silent --no-audit --no-fund --ignore-scripts citeproc@2.4.63

cat > style.csl <<'XML'
<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>Dates</title><id>urn:x:dates</id><updated>2020-01-01T00:00:00+00:00</updated></info>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography>
    <layout>
      <text variable="title"/>
      <date variable="issued" prefix=" (" suffix=")" form="text" date-parts="year-month"/>
    </layout>
  </bibliography>
</style>
XML
cat > items.json <<'JSON'
[{ "id": "maps", "type": "article-journal", "title": "Maps", "issued": { "date-parts": [[2020, 5], [2020, 6]] } }]
JSON
cat > seen.py <<'PY'
import json
from importlib.metadata import version

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

print('citeproc-py', version('citeproc-py'))
source = CiteProcJSON(json.load(open('items.json')))
style = CitationStylesStyle('style.csl', validate=False)
bibliography = CitationStylesBibliography(style, source, formatter.plain)
bibliography.register(Citation([CitationItem('maps')]))
print(*bibliography.bibliography())
PY
bin/python seen.py > seen
locale=$(find lib -name locales-en-US.xml)
node - "$locale" >> seen <<'JS'
const { readFileSync } = require('fs')
const { Engine } = require('citeproc')
const [item] = JSON.parse(readFileSync('items.json', 'utf8'))
const system = { retrieveLocale: () => readFileSync(process.argv[2], 'utf8'), retrieveItem: () => item }
const engine = new Engine(system, readFileSync('style.csl', 'utf8'), 'en-US')
engine.setOutputFormat('text')
engine.updateItems([item.id])
console.log('citeproc-js', require('citeproc/package.json').version)
console.log(engine.makeBibliography()[1].join('').trim())
JS
cat seen

diff - seen <<'EXPECTED'
citeproc-py 0.11.1
Maps (May–June 2020)
citeproc-js 2.4.63
Maps (May– (June )2020)
EXPECTED
