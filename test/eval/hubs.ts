/**
 * `npm run eval:hubs [-- FIELD … --papers N --json FILE]`: what a person sees first on the map of a field. For each field of
 * the papers on other sciences (all, or those named), up to N of them (default 3,000; those with the lowest hash of their
 * id, so that a field always gives the same) become an atlas; printed are the concepts of most papers, the names of the
 * largest clusters, and the concepts of most papers that are typed as datasets. To be read and judged. Needs ../shared.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { OTHER_LABEL } from '../../src/graph/names.ts'
import { loadKnowledge } from '../../src/node/knowledge.ts'
import { buildAtlas } from '../../src/pipeline.ts'
import { hashText } from '../../src/text/hash.ts'
import type { Atlas, Concept, Paper } from '../../src/types.ts'
import { byId, readShared, textPaper } from './shared.ts'

const CORPUS = 'corpora/corpus-fields.jsonl.gz'
const HUBS = 40
const CLUSTERS = 10
const DATASETS = 20
/** Aliases to show with a concept. */
const ALIASES = 3

interface Hub {
  label: string
  type: string
  papers: number
  aliases: string[]
}
interface FieldHubs {
  field: string
  papers: number
  concepts: number
  hubs: Hub[]
  clusters: { label: string; papers: number; concepts: number }[]
  datasets: Hub[]
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { papers: { type: 'string', default: '3000' }, json: { type: 'string' } },
})
const most = Number(values.papers)
if (!Number.isInteger(most) || most < 1)
  wrong(`--papers: expected a whole number of at least 1, got ${values.papers}`)

const fields = new Map<string, Paper[]>()
for (const { id, title, abstract, keywords, field } of readShared<Paper & { field: string }>(CORPUS)) {
  const own = fields.get(field) ?? []
  fields.set(field, own)
  own.push(textPaper(String(id), abstract, title, keywords))
}
for (const field of positionals)
  if (!fields.has(field)) wrong(`no field ${field}; there are ${[...fields.keys()].sort().join(', ')}`)

const knowledge = await loadKnowledge()
const found: FieldHubs[] = []
for (const field of (positionals.length > 0 ? positionals : [...fields.keys()]).toSorted()) {
  const papers = sample(fields.get(field)!)
  process.stderr.write(`${field}: ${papers.length} papers\n`)
  const hubs = hubsOf(field, await buildAtlas(papers, knowledge))
  found.push(hubs)
  print(hubs)
}
if (values.json) writeFileSync(values.json, `${JSON.stringify(found, null, 1)}\n`)

function wrong(message: string): never {
  console.error(message)
  process.exit(2)
}

function sample(papers: readonly Paper[]): Paper[] {
  return byId(
    papers
      .map((paper) => ({ paper, hash: hashText(paper.id) }))
      .sort((a, b) => a.hash - b.hash || (a.paper.id < b.paper.id ? -1 : 1))
      .slice(0, most)
      .map(({ paper }) => paper),
  )
}

function hubsOf(field: string, { papers, concepts, communities }: Atlas): FieldHubs {
  const byPapers = concepts.toSorted((a, b) => b.papers - a.papers || (a.slug < b.slug ? -1 : 1))
  const row = ({ label, type, papers, aliases }: Concept): Hub => ({
    label,
    type,
    papers,
    aliases: aliases.map(({ surface }) => surface),
  })
  return {
    field,
    papers: papers.length,
    concepts: concepts.length,
    hubs: byPapers.slice(0, HUBS).map(row),
    clusters: communities
      .filter(({ label }) => label !== OTHER_LABEL)
      .sort((a, b) => b.papers - a.papers || a.id - b.id)
      .slice(0, CLUSTERS)
      .map(({ label, papers, concepts }) => ({ label, papers, concepts })),
    datasets: byPapers
      .filter(({ type }) => type === 'dataset')
      .slice(0, DATASETS)
      .map(row),
  }
}

function print({ field, papers, concepts, hubs, clusters, datasets }: FieldHubs): void {
  const count = (papers: number): string => String(papers).padStart(7)
  const named = ({ label, type, papers, aliases }: Hub): string => {
    const others = aliases.slice(0, ALIASES).join(' | ')
    return `${count(papers)}  ${type.padEnd(7)}  ${label.padEnd(44)} ${others}`.trimEnd()
  }
  const lines = [
    `== ${field}: ${papers} papers, ${concepts} concepts`,
    ` papers  type     concept${' '.repeat(38)} also`,
    ...hubs.map(named),
    `-- ${field}: largest clusters (papers, concepts, name)`,
    ...clusters.map(({ label, papers, concepts }) => `${count(papers)} ${count(concepts)}  ${label}`),
    `-- ${field}: datasets`,
    ...datasets.map(named),
  ]
  console.log(`${lines.join('\n')}\n`)
}
