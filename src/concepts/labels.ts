/** What a concept is called: its full form, singular, as its papers most often write it. */
import { CAPITAL, type Statistics } from '../mentions/tagger/statistics.ts'
import { formAt } from '../text/forms.ts'
import { hashText } from '../text/hash.ts'
import type { SurfaceCount } from './counts.ts'

/** The value of CAPITAL where four of five places have one. */
const MOSTLY_CAPITAL = 7
/** A name counts as the label where it is written at least once for so many times that the commonest surface is. */
const NAME_SHARE = 4

/** Whether a word keeps its capital wherever it stands: Dutch, Python. */
export type IsName = (word: string) => boolean

/** What background papers mostly write with a capital within sentences, too. */
export function namesIn(statistics: Statistics): IsName {
  return (word) => {
    const { norm, stop } = formAt(word, 0, word.length)
    const at = stop ? -1 : statistics.find(hashText(norm)) // of stop words capitals were not looked at
    return at >= 0 && statistics.values[at + CAPITAL] >= MOSTLY_CAPITAL
  }
}

/**
 * Chooses the label among the surfaces of a concept. A name in mixed case (ToCom) is what its authors call it; else the
 * commonest full form counts, ties by length and code units. Never empty where a surface is not.
 */
export function chooseLabel(surfaces: readonly SurfaceCount[], isName: IsName = () => false): string {
  let most = 0
  for (const { papers } of surfaces) most = Math.max(most, papers)
  let best = ''
  let bestRank = -1
  for (const { text, papers, why } of surfaces) {
    const isName = why === 'abbreviation' && papers * NAME_SHARE >= most && MIXED_CASE.test(text)
    const rank = papers + (isName ? 2e9 : why === 'same form' ? 1e9 : 0)
    if (rank > bestRank || (rank === bestRank && before(text, best))) {
      best = text
      bestRank = rank
    }
  }
  const plain = TITLE_CASE.test(best) ? inPlainCase(best, isName) : best
  return tidy(surfaces.some(({ text }) => text === plain) ? plain : best, isName)
}

/** One word as a title or the start of a sentence has it: `Parsing`, `Fine-Grained`. */
const TITLE_CASE = /^\p{Lu}\p{Ll}+(?:-\p{Lu}?\p{Ll}+)*$/u

const MIXED_CASE = /\p{Ll}.*\p{Lu}|\p{Lu}{2,}.*\p{Ll}{2,}/u

const before = (a: string, b: string): boolean => a.length < b.length || (a.length === b.length && a < b)

const LOWER = /^\p{Ll}/u
/** A word with one capital, as titles have them; each part of a compound may have one. */
const CAPITALISED = /^\p{Lu}[\p{Ll}'-]*(?:-\p{Lu}?\p{Ll}+)*$/u
/** Words in lower case, single spaces or hyphens between them, as most labels are. */
const LOWER_PHRASE = /^[a-z]+(?:[ -][a-z]+)*$/

/** Plain case for phrases, singular head, single spaces: `Graph  Transformers` → `graph transformer`. */
function tidy(text: string, isName: IsName): string {
  if (LOWER_PHRASE.test(text)) return singularHead(text)
  const words = text.trim().split(/\s+/)
  // Where a word that says something is in lower case, capitals are no title's; that of a first word may be a sentence's.
  const isTitle = !words.some((word) => LOWER.test(word) && !formAt(word, 0, word.length).stop)
  const opens = LOWER.test(words[1] ?? '')
  const plain = words.map((word, i) =>
    (isTitle || (i === 0 && opens)) && CAPITALISED.test(word) ? inPlainCase(word, isName) : word,
  )
  const label = words.length > 1 && plain.some((word, i) => word !== words[i]) ? plain : words
  const head = label.length - 1
  if (/^[\p{Ll}-]+$/u.test(label[head])) label[head] = singularHead(label[head])
  else if (/\p{Lu}s$/u.test(label[head])) label[head] = label[head].slice(0, -1)
  return label.join(' ')
}

/** In lower case but for names: `Markov-Based` → `Markov-based`. */
const inPlainCase = (word: string, isName: IsName): string =>
  word.replace(/[^-]+/g, (part) => (isName(part) ? part : part.toLowerCase()))

/** The last word or part of a compound in the singular. */
function singularHead(text: string): string {
  const head = Math.max(text.lastIndexOf(' '), text.lastIndexOf('-')) + 1
  return head === text.length ? text : text.slice(0, head) + formAt(text, head, text.length).norm
}

/** `Vision Transformer` → `vision-transformer`; `concept` where nothing is left. */
export function slugOf(label: string): string {
  if (LOWER_PHRASE.test(label)) return label.replaceAll(' ', '-')
  const slug = label
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}+#]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  return slug || 'concept'
}
