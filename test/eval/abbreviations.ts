/**
 * Scores `findAbbreviations` on ../shared/gold/abbreviations.jsonl.gz: pairs on MED1250, long forms on SDU@AAAI-21.
 * Run: npx tsx test/eval/abbreviations.ts [--errors]. One text in two is for looking at, the other is only counted.
 */
import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { findAbbreviations } from '../../src/mentions/abbreviations/index.ts'
import { readDocument, spanOf, surfaceOf, type TextField } from '../../src/text/index.ts'

interface Gold {
  id: string
  source: string
  text: string
  pairs?: { short: string; long: string }[]
  spans?: { start: number; end: number; type: 'short' | 'long'; text: string }[]
}

const GOLD = new URL('../../../shared/gold/abbreviations.jsonl.gz', import.meta.url)
if (!existsSync(GOLD)) {
  console.error(`abbreviations.ts needs ${GOLD.pathname}, which is not there`)
  process.exit(1)
}
const golds: Gold[] = gunzipSync(readFileSync(GOLD))
  .toString()
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))
const errors = process.argv.includes('--errors')

const folded = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s-]+/g, ' ')
    .trim()

function fieldOf(text: string): TextField | undefined {
  return readDocument({ id: '', title: '', abstract: text, keywords: [], authors: [], links: [] }).fields[0]
}

function report(name: string, hits: number, found: number, gold: number): void {
  const precision = hits / found
  const recall = hits / gold
  const f = (2 * precision * recall) / (precision + recall)
  const percent = (x: number): string => (100 * x).toFixed(1).padStart(5)
  console.log(
    `${name.padEnd(28)} P ${percent(precision)}  R ${percent(recall)}  F ${percent(f)}  (${gold} gold)`,
  )
}

/** Gold and found items per text, as strings; `looked` are the texts whose errors may be read. */
function score(
  name: string,
  source: string,
  items: (gold: Gold) => { gold: string[]; found: string[] },
): void {
  const sums = { looked: [0, 0, 0], kept: [0, 0, 0] }
  golds
    .filter((gold) => gold.source.startsWith(source))
    .forEach((gold, i) => {
      const one = items(gold)
      const want = new Set(one.gold)
      const have = new Set(one.found)
      const hits = [...have].filter((item) => want.has(item)).length
      const sum = sums[i % 2 ? 'kept' : 'looked']
      sum[0] += hits
      sum[1] += have.size
      sum[2] += want.size
      if (!errors || i % 2) return
      for (const item of have) if (!want.has(item)) console.log(`${gold.id} + ${item}`)
      for (const item of want) if (!have.has(item)) console.log(`${gold.id} - ${item}`)
    })
  const [a, b] = [sums.looked, sums.kept]
  report(name, a[0] + b[0], a[1] + b[1], a[2] + b[2])
  report(`  texts not looked at`, b[0], b[1], b[2])
}

score('MED1250 pairs', 'MED1250', (gold) => {
  const field = fieldOf(gold.text)
  const found = field === undefined ? [] : findAbbreviations(field)
  const surface = (r: { from: number; to: number }): string => folded(surfaceOf(field!, r.from, r.to))
  return {
    gold: gold.pairs!.map(({ short, long }) => `${folded(short)} | ${folded(long)}`),
    found: found.map(({ short, long }) => `${surface(short)} | ${surface(long)}`),
  }
})

for (const type of ['short', 'long'] as const) {
  score(`SDU@AAAI-21 ${type} spans`, 'SDU', (gold) => {
    const field = fieldOf(gold.text)
    const found = field === undefined ? [] : findAbbreviations(field)
    const text = (start: number, end: number): string => `${start}-${end} ${gold.text.slice(start, end)}`
    return {
      gold: gold.spans!.filter((span) => span.type === type).map((span) => text(span.start, span.end)),
      found: found.map((one) => {
        const { start, end } = spanOf(field!, one[type].from, one[type].to)
        return text(start, end)
      }),
    }
  })
}

const fields = golds.map((gold) => fieldOf(gold.text)).filter((field) => field !== undefined)
const started = performance.now()
for (const field of fields) findAbbreviations(field)
const seconds = (performance.now() - started) / 1000
console.log(`${Math.round(fields.length / seconds)} texts/s`)
