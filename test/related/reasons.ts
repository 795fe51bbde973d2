/** Holds reasons against the papers: both quotes as they stand, the concept named in them, nothing generic. */
import { generator } from '../../src/random.ts'
import { type Library, relatedIn } from '../../src/related/index.ts'
import { fold } from '../../src/related/names.ts'
import type { Quote } from '../../src/related/quotes.ts'
import { singular } from '../../src/text/index.ts'

/** Without regard to plurals, spaces and hyphens. */
const closed = (name: string): string =>
  fold(name)
    .split(' ')
    .map((word) => singular(word))
    .join('')

/** What says nothing about why two papers are related: a list of its own, so that the control of concepts is held against it. */
const GENERIC = new Set(
  `ability accuracy advantage aim algorithm analysis application approach area article aspect assumption author baseline
  benchmark case challenge code comparison concept contribution cost data dataset development difference effect
  effectiveness efficiency evaluation evidence example experiment experimental fact factor field finding framework function goal
  high idea impact implementation improvement information input issue knowledge large learning level limitation
  literature low mechanism method methodology model module new novel number objective output paper paradigm parameter
  part performance perspective pipeline practice problem procedure process project propose proposed property quality
  question range real research result role scenario scheme score setting significant simple small solution state
  state-of-the-art strategy strength structure study subject success survey system target task technique technology term
  test theory time tool topic training type use user value variable variant way weakness word work world`
    .split(/\s+/)
    .map((word) => closed(word)),
)

export const isGeneric = (name: string): boolean => GENERIC.has(closed(name))

export interface Checked {
  pairs: number
  quotes: number
  /** What is wrong with a quote; empty where all are right. */
  wrong: string[]
  /** Labels of reasons that say nothing. */
  generic: string[]
}

/** Asks about random papers, and checks the reasons of one answer of each, until so many pairs have any. */
export async function checkReasons(library: Library, pairs: number, seed: number): Promise<Checked> {
  const random = generator(seed)
  const among = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]
  const everyPaper = library.published.map((_, p) => p)
  const checked: Checked = { pairs: 0, quotes: 0, wrong: [], generic: [] }
  for (let tries = 0; checked.pairs < pairs && tries < pairs * 20; tries++) {
    const here = among(everyPaper)
    const answers = await relatedIn(library, { papers: [here] }, { count: 10 })
    if (answers.length === 0) continue
    const { paper: there, reasons } = among(answers)
    if (reasons.length === 0) continue
    checked.pairs++
    for (const reason of reasons) {
      if (isGeneric(reason.label)) checked.generic.push(reason.label)
      for (const [paper, sentence, quote] of [
        [here, reason.here, reason.quotes.here?.quote],
        [there, reason.there, reason.quotes.there],
      ] as const) {
        checked.quotes++
        const problem = wrongWith(library, paper, reason.concept, sentence, quote)
        if (problem) checked.wrong.push(`paper ${paper}, ${reason.label}: ${problem}`)
      }
    }
  }
  return checked
}

function wrongWith(
  library: Library,
  number: number,
  concept: number,
  sentence: string,
  quote: Quote | undefined,
): string | undefined {
  const { paper, links } = library.reading(number)
  const { label, aliases } = library.concepts[concept]
  if (quote === undefined || sentence !== quote.sentence) return 'no quote'
  const texts = quote.field === 'keywords' ? paper.keywords : [paper[quote.field]]
  if (!texts.some((text) => text.includes(sentence))) return `not in the ${quote.field}: ${sentence}`
  const named = sentence.slice(quote.start, quote.end)
  const link = links.find((one) => one.concept === concept)
  if (!link?.evidence.some(({ surface }) => surface === named)) return `no evidence for ${named}`
  const names = [label, ...aliases.map(({ surface }) => surface)].map(closed)
  if (!names.some((name) => closed(named).includes(name) || name.includes(closed(named))))
    return `${named} is not one of its names`
  return undefined
}
