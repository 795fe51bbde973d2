/** Mention[] and Lexicon → Link[]: what a paper has to do with each of its concepts, and where it says so. */
import type { Lexicon } from '../concepts/open-lexicon.ts'
import type { Mention } from '../mentions/index.ts'
import { type Document, sentenceAt } from '../text/index.ts'
import type { Evidence, Link } from '../types.ts'
import type { RoleClassifier } from './roles.ts'

export interface LinkedPaper {
  /** Links to concepts that will be on the map, sorted by concept. */
  links: Link[]
  /** The same with those to rare concepts, which are made when they are asked for. */
  all(): readonly Link[]
}

/** The links of one paper of a domain; weights are set when all papers are known. */
export function linkPaper(
  document: Document,
  mentions: readonly Mention[],
  lexicon: Lexicon,
  roles: RoleClassifier,
  domain: number,
): LinkedPaper {
  const byConcept = new Map<number, Mention[]>()
  for (const mention of mentions) {
    const concept = lexicon.conceptOf(mention.form)
    if (concept === undefined) continue
    const own = byConcept.get(concept)
    if (own) own.push(mention)
    else byConcept.set(concept, [mention])
  }
  const quote = quotesOf(document)
  const linked = (concepts: readonly [number, Mention[]][]): Link[] =>
    concepts.map(([concept, own]) => ({
      concept,
      role: roles.roleOf(document, own, lexicon.types[concept], domain),
      weight: 0,
      evidence: own.map(quote),
    }))
  const byNumber = (a: Link, b: Link): number => a.concept - b.concept
  const isRare = ([concept]: [number, Mention[]]): boolean => lexicon.rare[concept] === 1
  const found = [...byConcept]
  const links = linked(found.filter((one) => !isRare(one))).sort(byNumber)
  let all: Link[] | undefined
  return {
    links,
    all() {
      all ??= [...links, ...linked(found.filter(isRare))].sort(byNumber)
      return all
    },
  }
}

/** What a mention of this paper is told by. Places of sentences are worked out once: most hold several mentions. */
function quotesOf(document: Document): (mention: Mention) => Evidence {
  const { paper, fields } = document
  const places = fields.map(({ sentences }) => new Array<Evidence['sentence'] | undefined>(sentences.length))
  return ({ field, from, to }) => {
    if (field < 0) {
      const sentence = { start: from, end: to }
      return { field: 'keywords', start: from, end: to, surface: paper.keywords[from], sentence }
    }
    const text = fields[field]
    const s = sentenceAt(text, from)
    const sentence = text.sentences[s]
    places[field][s] ??= text.clean.given(text.tokens[sentence.from].start, text.tokens[sentence.to - 1].end)
    const { start, end } = text.clean.given(text.tokens[from].start, text.tokens[to - 1].end)
    const surface = paper[text.field].slice(start, end)
    return { field: text.field, start, end, surface, sentence: places[field][s] }
  }
}
