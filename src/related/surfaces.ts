/** Finds the atlas's concepts in a new text, by their labels and aliases. */
import { singular } from '../text/index.ts'
import type { Concept, Field } from '../types.ts'

const TOKEN = /[\p{L}\p{M}\p{N}+#]+/gu
/** Longer names are matched by their aliases only. */
const LONGEST = 8

/** Normal forms of names → concept; names in capitals only under their own case, so that `AID` is not `aid`. */
export interface Surfaces {
  concepts: Map<string, number>
  /** Of each word that a name begins with, the words of the longest such name. */
  longest: Map<string, number>
}

export interface Found {
  concept: number
  field: Exclude<Field, 'keywords'>
  start: number
  end: number
}

interface Forms {
  exact: string
  folded: string
}

interface Token extends Forms {
  start: number
  end: number
}

/** Forms of words that were seen before; texts share most of theirs. */
const remembered = new Map<string, Forms>()
/** Bounds the memory that they take. */
const REMEMBERED = 100_000
/** Engines keep a longer part of a string as a view, and with it the whole text. */
const LONGEST_REMEMBERED = 12

function formsOf(given: string): Forms {
  const before = remembered.get(given)
  if (before !== undefined) return before
  const word = given.normalize('NFKC')
  const forms = { exact: word.replace(/(?<=\p{Lu})s$/u, ''), folded: singular(word.toLowerCase()) }
  if (given.length <= LONGEST_REMEMBERED && remembered.size < REMEMBERED) remembered.set(given, forms)
  return forms
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(TOKEN)) {
    const { exact, folded } = formsOf(match[0])
    tokens.push({ exact, folded, start: match.index, end: match.index + match[0].length })
  }
  return tokens
}

const join = (tokens: readonly Token[], form: 'exact' | 'folded'): string =>
  tokens.map((token) => token[form]).join(' ')

/** Where two concepts share a name, the one in more papers has it; then the earlier one. */
export function surfacesOf(concepts: readonly Concept[]): Surfaces {
  const names = new Map<string, number>()
  const longest = new Map<string, number>()
  concepts.forEach((concept, c) => {
    for (const name of [concept.label, ...concept.aliases.map((alias) => alias.surface)]) {
      const tokens = tokensOf(name)
      if (tokens.length === 0 || tokens.length > LONGEST) continue
      const form = /\p{Ll}/u.test(join(tokens, 'exact')) ? 'folded' : 'exact'
      const [first] = tokens
      longest.set(first[form], Math.max(longest.get(first[form]) ?? 0, tokens.length))
      const key = join(tokens, form)
      const before = names.get(key)
      if (before === undefined || concepts[before].papers < concept.papers) names.set(key, c)
    }
  })
  return { concepts: names, longest }
}

/** Longest names first, from left to right, without overlap; each concept where it first stands, in text order. */
export function findConcepts(
  { concepts, longest }: Surfaces,
  text: { title: string; abstract: string },
): Found[] {
  const found = new Map<number, Found>()
  for (const field of ['title', 'abstract'] as const) {
    const tokens = tokensOf(text[field])
    for (let i = 0; i < tokens.length; ) {
      let step = 1
      const { exact, folded } = tokens[i]
      const most = Math.max(longest.get(exact) ?? 0, longest.get(folded) ?? 0)
      for (let n = Math.min(most, tokens.length - i); n > 0; n--) {
        const words = tokens.slice(i, i + n)
        const concept = concepts.get(join(words, 'exact')) ?? concepts.get(join(words, 'folded'))
        if (concept === undefined) continue
        if (!found.has(concept))
          found.set(concept, { concept, field, start: tokens[i].start, end: tokens[i + n - 1].end })
        step = n
        break
      }
      i += step
    }
  }
  return [...found.values()]
}
