#!/usr/bin/env bash
# One would guess: for the query `graph layouts` a text with both words comes before one with `graph` and longer words on it.
# What happens: Orama counts every word that begins with `graph` as one more match; the text without `layouts` is first.
# Seen with @orama/orama 3.1.18. With `exact: true` only the text with both words is left.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts @orama/orama@3.1.18

cat > seen.mjs <<'JS'
import { readFileSync } from 'node:fs'
import { create, insert, search } from '@orama/orama'

console.log('@orama/orama', JSON.parse(readFileSync('node_modules/@orama/orama/package.json', 'utf8')).version)
const index = create({ schema: { text: 'string' } })
for (const text of ['survey of graph layouts', 'graph graphs graphing tools', 'tidal pools of the north'])
  insert(index, { text })
for (const more of [{}, { exact: true }]) {
  const { hits } = await search(index, { term: 'graph layouts', ...more })
  console.log(JSON.stringify(more), hits.map(({ document }) => document.text).join(' > '))
}
JS
node seen.mjs > seen
cat seen

diff - seen <<'EXPECTED'
@orama/orama 3.1.18
{} graph graphs graphing tools > survey of graph layouts
{"exact":true} survey of graph layouts
EXPECTED
