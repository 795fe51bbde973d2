/**
 * `npm run bench:papers -- N > papers.jsonl`: N distinct papers for measuring at any size, as JSON lines. Needs ../shared.
 *
 * Papers are made in rounds as large as the corpora. In each round every sentence of the corpora comes once, in a paper of its
 * own field, among others that are drawn with the seed; titles, keywords and what else a record has go to other papers of
 * the field. So that the vocabulary grows with the papers as it does in the corpora (Heaps' law: distinct words ∝ papers^0.64,
 * measured from 10,000 to 166,875 papers), a share of the rare words is spelled in a new way in each round but the first.
 */
import { generator } from '../../src/random.ts'
import { readShared } from '../eval/shared.ts'

interface Row {
  title: string
  abstract: string
  field?: string
  keywords?: string[]
  authors?: string[]
  year?: number
  venue?: string
}

const CORPORA = ['ml', 'acl', 'acm', 'fields']
const GROWTH = 0.64
/** A word of so many papers at most is rare. */
const RARE = 5
const WORD = /[\p{L}\p{N}][\p{L}\p{N}-]*/gu
const VOWELS = 'aeiou'
const CONSONANTS = 'bcdfghklmnprstvz'

type Random = () => number

function shuffle<T>(list: readonly T[], random: Random): T[] {
  const shuffled = [...list]
  for (let i = shuffled.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[shuffled[i], shuffled[j]] = [shuffled[j], shuffled[i]]
  }
  return shuffled
}

const sentencesOf = ({ abstract }: Row): string[] => abstract.split(/(?<=[.!?])\s+(?=\p{Lu})/u)

/** Words of few papers, and how many words there are in all. */
function rareWords(rows: readonly Row[]): { rare: Set<string>; all: number } {
  const papers = new Map<string, number>()
  for (const { title, abstract } of rows)
    for (const word of new Set(`${title} ${abstract}`.toLowerCase().match(WORD) ?? []))
      papers.set(word, (papers.get(word) ?? 0) + 1)
  const rare = new Set<string>()
  for (const [word, count] of papers) if (count <= RARE) rare.add(word)
  return { rare, all: papers.size }
}

/** Other letters of the same kinds and case; the last three stay, as endings tell what a word is. */
function respelled(word: string, seed: number): string {
  let hash = seed
  for (const char of word.toLowerCase()) hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193)
  const random = generator(hash)
  const until = word.length > 4 ? word.length - 3 : word.length
  const other = (letter: string): string => {
    const lower = letter.toLowerCase()
    const kind = VOWELS.includes(lower) ? VOWELS : CONSONANTS
    const drawn = kind[Math.floor(random() * kind.length)]
    return letter === lower ? drawn : drawn.toUpperCase()
  }
  return word.slice(0, until).replace(/[a-z]/gi, other) + word.slice(until)
}

/** What spells the words of a round: a share of the rare ones in a new way. */
function spelling({ rare, all }: ReturnType<typeof rareWords>, round: number): (text: string) => string {
  if (round === 0) return (text) => text
  const share = (((round + 1) ** GROWTH - round ** GROWTH) * all) / rare.size
  const isNew = (word: string): boolean => {
    let hash = round
    for (const char of word) hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193)
    return generator(hash)() < share
  }
  return (text) =>
    text.replace(WORD, (word) => {
      const lower = word.toLowerCase()
      return rare.has(lower) && isNew(lower) ? respelled(word, round) : word
    })
}

/** The papers of one round over a field: its sentences and all else that its records have, in other combinations. */
function* recombine(rows: readonly Row[], spell: (text: string) => string, random: Random): Generator<Row> {
  const sizes = rows.map((row) => sentencesOf(row).length)
  const sentences = shuffle(rows.flatMap(sentencesOf), random)
  const named = shuffle(rows, random)
  const made = shuffle(rows, random)
  let at = 0
  for (const [p, size] of sizes.entries()) {
    const abstract = spell(sentences.slice(at, at + size).join(' '))
    at += size
    const { keywords, authors, year, venue } = made[p]
    yield {
      title: spell(named[p].title),
      abstract,
      ...(keywords && { keywords: keywords.map(spell) }),
      ...(authors && { authors }),
      ...(year && { year }),
      ...(venue && { venue }),
    }
  }
}

/** Endless; papers of all fields in one mixture. */
function* recombined(seed: number): Generator<Row & { id: string }> {
  const rows = CORPORA.flatMap((name) =>
    readShared<Row>(`corpora/corpus-${name}.jsonl.gz`).map((row) => ({ ...row, field: row.field ?? name })),
  )
  const fields = new Map<string, Row[]>()
  for (const row of rows) {
    const own = fields.get(row.field)
    if (own) own.push(row)
    else fields.set(row.field, [row])
  }
  const words = rareWords(rows)
  const random = generator(seed)
  for (let round = 0; ; round++) {
    const spell = spelling(words, round)
    const from = [...fields].map(([, own]) => recombine(own, spell, random))
    const order = shuffle(
      [...fields.values()].flatMap((own, f) => own.map(() => f)),
      random,
    )
    for (const [n, f] of order.entries()) {
      const { value } = from[f].next()
      if (value) yield { id: `r${round}-${String(n).padStart(6, '0')}`, ...value }
    }
  }
}

const asked = Number(process.argv[2])
if (!(asked > 0)) throw new Error('expected how many papers to make: npm run bench:papers -- 1000000')
let block = ''
let made = 0
for (const paper of recombined(1)) {
  if (made++ === asked) break
  block += `${JSON.stringify(paper)}\n`
  if (block.length < 1 << 20) continue
  // One that reads slower is waited for.
  if (!process.stdout.write(block)) await new Promise((resolve) => process.stdout.once('drain', resolve))
  block = ''
}
process.stdout.write(block)
