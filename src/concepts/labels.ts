/** What a concept is called: its full form, singular, as its papers most often write it in running text. */
import type { Casing } from '../mentions/casing.ts'
import { formAt } from '../text/forms.ts'
import { singular } from '../text/index.ts'
import type { SurfaceCount } from './form-counts.ts'

/** A name counts as the label where it is written at least once for so many times that the commonest surface is. */
const NAME_SHARE = 4

/** Where nothing is known of how words are written. */
const UNKNOWN: Casing = { isName: () => false, ofPhrase: () => undefined }

/**
 * Chooses the label among the surfaces of a concept. A coined name (ToCom, FixMatch) is what its authors call it; else the
 * full form counts that most papers have in running text, ties by length and code units. Capitals stay where papers write
 * them in running text, or mostly write the phrase so; those of titles, keywords and definitions (“Long Form (LF)”) do not.
 * Never empty where a surface is not.
 */
export function chooseLabel(surfaces: readonly SurfaceCount[], casing: Casing = UNKNOWN): string {
  let most = 0
  for (const { papers } of surfaces) most = Math.max(most, papers)
  let best: SurfaceCount | undefined
  let bestRank = -1
  for (const surface of surfaces) {
    const { text, papers, running, why } = surface
    const isCoined = why === 'abbreviation' && papers * NAME_SHARE >= most && COINED.test(text)
    const rank = (isCoined ? 2e12 : why === 'same form' ? 1e12 : 0) + running * 1e6 + papers
    if (rank > bestRank || (rank === bestRank && before(text, best!.text))) {
      best = surface
      bestRank = rank
    }
  }
  if (best === undefined) return ''
  const { text, running } = best
  const plain = running === 0 && TITLE_CASE.test(text) ? inPlainCase(text, casing) : text
  const isPlain = surfaces.some((one) => one.text === plain) || casing.ofPhrase(text) === false
  return tidy(isPlain ? plain : text, running > 0, casing)
}

/** One word as a title or the start of a sentence has it: `Parsing`, `Fine-Grained`. */
const TITLE_CASE = /^\p{Lu}\p{Ll}+(?:-\p{Lu}?\p{Ll}+)*$/u
/** Syllables with a capital each, as authors call what they make; short forms (eGFR, GaN, NaCl) are not so written. */
const COINED = /^(?=.{5})\p{Lu}\p{Ll}+(?:\p{Lu}\p{Ll}+)+$/u

const before = (a: string, b: string): boolean => a.length < b.length || (a.length === b.length && a < b)

const LOWER = /^\p{Ll}/u
/** A word with one capital, as titles have them; each part of a compound may have one. */
const CAPITALISED = /^\p{Lu}[\p{Ll}'-]*(?:-\p{Lu}?\p{Ll}+)*$/u
/** Words in lower case, single spaces or hyphens between them, as most labels are. */
const LOWER_PHRASE = /^[a-z]+(?:[ -][a-z]+)*$/
/** Several words in capitals throughout, as in titles and keywords of some sources. */
const SHOUTED = /^(?=.*\p{Lu}{4})[^\p{Ll}]+[\s-][^\p{Ll}]+$/u

/** Plain case for phrases, singular head, single spaces: `Graph  Transformers` → `graph transformer`. */
function tidy(text: string, isRunning: boolean, casing: Casing): string {
  if (LOWER_PHRASE.test(text)) return singularHead(text)
  // `TEAMS` in keywords that are all in capitals.
  if (!isRunning && /^\p{Lu}{4,}$/u.test(text) && casing.ofPhrase(text) === false)
    return singularHead(text.toLowerCase())
  const words = (SHOUTED.test(text) && !isRunning ? capitalised(text) : text).trim().split(/\s+/)
  const isName = casing.ofPhrase(text)
  if (isName === true || (isName === undefined && isRunning)) return singularShort(words).join(' ')
  // Where a word that says something is in lower case, capitals are no title's; that of a first word may be a sentence's.
  const isTitle =
    isName === false || !words.some((word) => LOWER.test(word) && !formAt(word, 0, word.length).stop)
  const opens = LOWER.test(words[1] ?? '')
  const plain = words.map((word, i) =>
    (isTitle || (i === 0 && opens)) && CAPITALISED.test(word) ? inPlainCase(word, casing) : word,
  )
  return singularShort(words.length > 1 && plain.some((word, i) => word !== words[i]) ? plain : words).join(
    ' ',
  )
}

/** The head in the singular where its case shows that it is no name: `transformers`, `GPUs`. */
function singularShort(words: readonly string[]): string[] {
  const head = words[words.length - 1]
  if (/^[\p{Ll}-]+$/u.test(head)) return [...words.slice(0, -1), singularHead(head)]
  return /\p{Lu}s$/u.test(head) ? [...words.slice(0, -1), head.slice(0, -1)] : [...words]
}

/** `DEEP LEARNING` → `Deep Learning`. */
const capitalised = (text: string): string =>
  text.replace(/[\p{L}']+/gu, (word) => word[0] + word.slice(1).toLowerCase())

/** In lower case but for names: `Markov-Based` → `Markov-based`. */
const inPlainCase = (word: string, { isName }: Casing): string =>
  word.replace(/[^-]+/g, (part) => (isName(part) ? part : part.toLowerCase()))

/** The last word or part of a compound in the singular, spelled as it is. */
function singularHead(text: string): string {
  const head = Math.max(text.lastIndexOf(' '), text.lastIndexOf('-')) + 1
  return text.slice(0, head) + singular(text.slice(head).replace(/'s$/, ''))
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
