/**
 * Reads all real files of ../shared/import-samples and prints a table of formats, records and fields, with counts that are
 * made independently of the readers. Run with `npx tsx test/eval/sources.ts [FOLDER]`; exits 1 where a record is lost.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readPapers } from '../../src/node/files.ts'
import type { Paper } from '../../src/types.ts'

const FOLDER = process.argv[2] ?? new URL('../../../shared/import-samples', import.meta.url).pathname

/** How many records a file holds, by the plainest means. */
const COUNTS: readonly (readonly [name: RegExp, count: (text: string) => number])[] = [
  [
    /\.bib$/,
    (text) =>
      [...text.matchAll(/@\s*([a-z_]+)\s*[{(]/gi)].filter(
        ([, type]) => !/^(?:string|preamble|comment)$/i.test(type),
      ).length - [...text.matchAll(/@comment\s*\{\s*@[a-z]+\s*\{/gi)].length,
  ],
  [/\.ris$/, (text) => text.match(/^TY {2}-/gm)?.length ?? 0],
  [/\.acl\.xml$/, (text) => text.match(/<paper /g)?.length ?? 0],
  [/^pubmed.*\.xml$/, (text) => text.match(/<Pubmed(?:Book)?Article>/g)?.length ?? 0],
  [/\.tei\.xml$/, (text) => text.match(/<TEI\b/g)?.length ?? 0],
  [/^semantic.*\.json$/, (text) => Object.keys(JSON.parse(text)).length],
  [/^ieee\.csv$/, (text) => text.match(/arnumber=/g)?.length ?? 0],
]
const FIELDS = [
  'title',
  'abstract',
  'authors',
  'year',
  'venue',
  'keywords',
  'doi',
  'arxiv',
  'pmid',
  'acl',
  'links',
  'language',
] as const

const has = (paper: Paper, field: (typeof FIELDS)[number]): boolean => {
  const value = paper[field]
  return typeof value === 'number' || (value?.length ?? 0) > 0
}

async function main(): Promise<void> {
  const rows: (string | number)[][] = [['file', 'counted', 'papers', 'merged', 'skipped', 'lost', ...FIELDS]]
  let lost = 0
  for (const name of readdirSync(FOLDER).sort()) {
    const counted = COUNTS.find(([known]) => known.test(name))?.[1](readFileSync(join(FOLDER, name), 'utf8'))
    if (counted === undefined) continue
    const { papers, problems } = await readPapers([join(FOLDER, name)])
    const merged = problems.filter(({ done }) => done.startsWith('merged into')).length
    const skipped = problems.filter(({ done }) => done === 'skipped').length
    const missing = counted - papers.length - merged - skipped
    lost += Math.abs(missing)
    rows.push([
      name,
      counted,
      papers.length,
      merged,
      skipped,
      missing,
      ...FIELDS.map((field) => papers.filter((paper) => has(paper, field)).length),
    ])
  }
  const widths = rows[0].map((_, c) => Math.max(...rows.map((row) => String(row[c]).length)))
  for (const row of rows) console.log(row.map((cell, c) => String(cell).padStart(widths[c])).join('  '))
  process.exitCode = lost > 0 ? 1 : 0
}

await main()
