/**
 * Reads the cases that Zotero's import translators carry, and prints for each translator and field how much is right, different,
 * missing, and told by us alone. Fetches nothing: FOLDER is a checkout of the translators.
 * Run with `npm run interop:zotero -- FOLDER [--show FIELD] [--only WORD]`; `--show` prints what is not right. Exits 1 where
 * records are lost. Why what differs does is told in README.md beside this file.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readSource } from '../../src/sources/index.ts'
import type { Paper } from '../../src/types.ts'

/** Of the formats that are read. */
const TRANSLATORS = [
  'RIS',
  'BibTeX',
  'RefWorks Tagged',
  'Endnote XML',
  'MEDLINE_nbib',
  'MEDLINEnbib',
  'PubMed XML',
  'MODS',
  'Zotero RDF',
  'CSL JSON',
  'OVID Tagged',
  'ReferBibIX',
  'Refer_BibIX',
  'CFF',
  'Web of Science Tagged',
  'Datacite JSON',
  'OpenAlex JSON',
  'TEI',
]
const FIELDS = ['title', 'creators', 'year', 'DOI', 'abstract', 'tags', 'venue'] as const
type Field = (typeof FIELDS)[number]
type Values = Record<Field, string>
type Item = Record<string, unknown>

const { values, positionals } = parseArgs({
  options: { show: { type: 'string' }, only: { type: 'string', default: '' } },
  allowPositionals: true,
})

/** Letters and digits: markup, accents and punctuation are another matter. */
const plain = (text: unknown): string =>
  String(text ?? '')
    .replace(/<[^<>]{1,40}>/g, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const list = (value: unknown): Item[] => (Array.isArray(value) ? (value as Item[]) : [])
const sorted = (texts: string[]): string => [...new Set(texts.filter(Boolean))].sort().join('; ')

const VENUES =
  'publicationTitle proceedingsTitle bookTitle conferenceName encyclopediaTitle dictionaryTitle websiteTitle university institution'.split(
    ' ',
  )
const OTHERS = /^(?:editor|seriesEditor|translator|reviewedAuthor|contributor|attorneyAgent)$/

function ofItem(item: Item): Values {
  const creators = list(item.creators)
  const authors = creators.filter(({ creatorType }) => !OTHERS.test(String(creatorType)))
  const editors = creators.filter(({ creatorType }) => creatorType === 'editor')
  const nameOf = ({ name, firstName, lastName }: Item): string =>
    plain(name ?? `${firstName ?? ''} ${lastName ?? ''}`)
  return {
    title: plain(item.title ?? item.caseName ?? item.subject ?? item.nameOfAct),
    creators: (authors.length > 0 ? authors : editors).map(nameOf).join('; '),
    year: /\d{4}/.exec(String(item.date ?? item.issueDate ?? item.dateDecided ?? ''))?.[0] ?? '',
    DOI: String(item.DOI ?? /^DOI: *(\S+)/im.exec(String(item.extra ?? ''))?.[1] ?? '').toLowerCase(),
    abstract: plain(item.abstractNote),
    tags: sorted(list(item.tags).map((tag) => plain(typeof tag === 'string' ? tag : tag.tag))),
    venue: plain(VENUES.map((name) => item[name]).find(Boolean)),
  }
}

const ofPaper = (paper: Paper): Values => ({
  title: plain(paper.title),
  creators: paper.authors.map(({ name }) => plain(name)).join('; '),
  year: String(paper.year ?? ''),
  DOI: (paper.doi ?? '').toLowerCase(),
  abstract: plain(paper.abstract),
  tags: sorted(paper.keywords.map(plain)),
  venue: plain(paper.venue),
})

/** The cases of imports in the text of a translator. */
function casesIn(text: string): { input: string; items: Item[] }[] {
  const json = /var testCases = (\[[\s\S]*\]);?\s*\/\*\* END TEST CASES/.exec(text)?.[1]
  if (!json) return []
  return (JSON.parse(json) as { type: string; input: string; items: Item[] | string }[]).flatMap(
    ({ type, input, items }) =>
      type === 'import' && typeof items !== 'string'
        ? [{ input, items: items.filter(({ itemType }) => !/^(?:note|attachment)$/.test(String(itemType))) }]
        : [],
  )
}

async function papersIn(input: string): Promise<Paper[]> {
  const papers: Paper[] = []
  for await (const item of readSource([new TextEncoder().encode(input)], 'case'))
    if ('paper' in item) papers.push(item.paper)
  return papers
}

/** Each item with the paper of its title, else the next one that is left. */
function matched(items: Values[], papers: Values[]): [Values, Values | undefined][] {
  const left = new Set(papers)
  const take = (paper: Values | undefined): Values | undefined => {
    if (paper) left.delete(paper)
    return paper
  }
  const pairs = items.map((item): [Values, Values | undefined] => [
    item,
    take([...left].find(({ title }) => title === item.title)),
  ])
  return pairs.map(([item, paper]) => [item, paper ?? take([...left][0])])
}

async function main(): Promise<void> {
  const [folder] = positionals
  if (!folder || !existsSync(folder)) {
    console.error('expected a folder of Zotero translators: npm run interop:zotero -- FOLDER')
    process.exitCode = 2
    return
  }
  const totals = new Map<Field, number[]>(FIELDS.map((field) => [field, [0, 0, 0, 0]]))
  let expected = 0
  let lost = 0
  for (const name of TRANSLATORS) {
    const file = join(folder, `${name}.js`)
    if (!existsSync(file) || !name.includes(values.only)) continue
    const own = new Map<Field, number[]>(FIELDS.map((field) => [field, [0, 0, 0, 0]]))
    let [read, wanted] = [0, 0]
    for (const [c, { input, items }] of casesIn(readFileSync(file, 'utf8')).entries()) {
      wanted += items.length
      for (const [item, paper] of matched(items.map(ofItem), (await papersIn(input)).map(ofPaper))) {
        if (!paper) {
          console.log(`  ${name}, case ${c + 1}: no record for ${item.title}`)
          continue
        }
        read++
        for (const field of FIELDS) {
          const [theirs, ours] = [item[field], paper[field]]
          if (theirs === '' && ours === '') continue
          const kind = theirs === ours ? 0 : ours === '' ? 2 : theirs === '' ? 3 : 1
          for (const counts of [own, totals]) counts.get(field)![kind]++
          if (values.show === field && kind > 0)
            console.log(
              `  ${name}, case ${c + 1}:\n    theirs ${theirs.slice(0, 200)}\n    ours   ${ours.slice(0, 200)}`,
            )
        }
      }
    }
    if (wanted === 0) continue
    print(`${name}: ${read} of ${wanted} records`, own)
    expected += wanted
    lost += wanted - read
  }
  print(`all: ${expected - lost} of ${expected} records`, totals)
  process.exitCode = lost > 0 ? 1 : 0
}

function print(head: string, counts: ReadonlyMap<Field, readonly number[]>): void {
  console.log(`${head}\n  ${'field'.padEnd(10)}   right  different  missing  ours alone`)
  for (const [field, [right, different, missing, more]] of counts)
    if (right + different + missing + more > 0)
      console.log(
        `  ${field.padEnd(10)} ${String(right).padStart(7)} ${String(different).padStart(10)} ${String(missing).padStart(8)} ${String(more).padStart(11)}`,
      )
}

await main()
