#!/usr/bin/env bash
# One would guess: keyword-extractor keeps a number in a phrase as it stands, or drops it.
# What happens: it takes out the decimal point and joins what is left, so `3.5 clusters` comes out as `35 clusters`.
# Seen with keyword-extractor 0.3.0.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts keyword-extractor@0.3.0

node - > seen <<'JS'
const { extract } = require('keyword-extractor').default ?? require('keyword-extractor')
const { version } = JSON.parse(require('fs').readFileSync('node_modules/keyword-extractor/package.json', 'utf8'))
console.log('keyword-extractor', version)
const text = 'On average there are 3.5 clusters in a map.'
console.log(JSON.stringify(extract(text, { language: 'english', remove_digits: false, return_chained_words: true })))
JS
cat seen

diff - seen <<'EXPECTED'
keyword-extractor 0.3.0
["average","35 clusters","map"]
EXPECTED
