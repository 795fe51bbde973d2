#!/usr/bin/env bash
# One would guess: `and others` at the end of a BibTeX author list becomes a mark that the list is cut, or goes.
# What happens: Citation.js makes a person of the family name `others`, writes that person into RIS, and braces the name in BibTeX.
# Seen with @citation-js core, plugin-bibtex and plugin-ris 0.8.2 (core 0.9.0 has no plugin-ris that fits).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts \
  @citation-js/core@0.8.2 @citation-js/plugin-bibtex@0.8.2 @citation-js/plugin-ris@0.8.2

cat > seen.mjs <<'JS'
import { readFileSync } from 'node:fs'
import { Cite } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-ris'

const { version } = JSON.parse(readFileSync('node_modules/@citation-js/plugin-bibtex/package.json', 'utf8'))
console.log('@citation-js/plugin-bibtex', version)
const cite = new Cite('@article{maps, title = {Maps}, author = {Orr, Al and others}}')
console.log(JSON.stringify(cite.data[0].author))
for (const format of ['ris', 'bibtex'])
  console.log(cite.format(format).split('\n').filter((line) => /AU|author/.test(line)).join('; ').trim())
JS
node seen.mjs > seen
cat seen

diff - seen <<'EXPECTED'
@citation-js/plugin-bibtex 0.8.2
[{"given":"Al","family":"Orr"},{"family":"others"}]
AU  - Orr, Al; AU  - others
author = {Orr, Al and {others}},
EXPECTED
