/** What a concept is called: its full form, singular, as its papers most often write it. */
import { formAt } from '../text/forms.ts'
import type { SurfaceCount } from './counts.ts'

/** A name counts as the label where it is written at least once for so many times that the commonest surface is. */
const NAME_SHARE = 4

/**
 * Chooses the label among the surfaces of a concept. A name in mixed case (ToCom) is what its authors call it; else the
 * commonest full form counts, ties by length and code units. Never empty where a surface is not.
 */
export function chooseLabel(surfaces: ReadonlyMap<string, SurfaceCount>): string {
  let most = 0
  for (const { papers } of surfaces.values()) most = Math.max(most, papers)
  let best = ''
  let bestRank = -1
  for (const [text, { papers, why }] of surfaces) {
    const isName = why === 'abbreviation' && papers * NAME_SHARE >= most && MIXED_CASE.test(text)
    const rank = papers + (isName ? 2e9 : why === 'same form' ? 1e9 : 0)
    if (rank > bestRank || (rank === bestRank && before(text, best))) {
      best = text
      bestRank = rank
    }
  }
  const plain = best.toLowerCase()
  return tidy(TITLE_CASE.test(best) && surfaces.has(plain) ? plain : best)
}

/** One word as a title or the start of a sentence has it: `Parsing`, `Fine-Grained`. */
const TITLE_CASE = /^\p{Lu}\p{Ll}+(?:-\p{Lu}?\p{Ll}+)*$/u

const MIXED_CASE = /\p{Ll}.*\p{Lu}|\p{Lu}{2,}.*\p{Ll}{2,}/u

const before = (a: string, b: string): boolean => a.length < b.length || (a.length === b.length && a < b)

/** Words in lower case, single spaces between them, as most labels are. */
const LOWER_PHRASE = /^[a-z-]+(?: [a-z-]+)*$/

/** A hyphen that is no part of a word. */
const EDGE = /^-|-$|-[ -]| -/

/** Plain case for phrases, singular head, single spaces: `Graph  Transformers` → `graph transformer`. */
function tidy(text: string): string {
  if (LOWER_PHRASE.test(text)) return singularHead(text)
  const words = text.trim().split(/\s+/)
  const plain = words.map((word) =>
    /^\p{Lu}[\p{Ll}'-]*(?:-\p{Lu}?\p{Ll}+)*$/u.test(word) ? word.toLowerCase() : word,
  )
  const label = words.length > 1 && plain.some((word, i) => word !== words[i]) ? plain : words
  const head = label.length - 1
  if (/^[\p{Ll}-]+$/u.test(label[head])) label[head] = singularHead(label[head])
  else if (/\p{Lu}s$/u.test(label[head])) label[head] = label[head].slice(0, -1)
  return label.join(' ')
}

/** The last word or part of a compound in the singular. */
function singularHead(text: string): string {
  const head = Math.max(text.lastIndexOf(' '), text.lastIndexOf('-')) + 1
  return head === text.length ? text : text.slice(0, head) + formAt(text, head, text.length).norm
}

/** `Vision Transformer` → `vision-transformer`; `concept` where nothing is left. */
export function slugOf(label: string): string {
  if (LOWER_PHRASE.test(label) && !EDGE.test(label)) return label.replaceAll(' ', '-')
  const slug = label
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}+#]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  return slug || 'concept'
}
