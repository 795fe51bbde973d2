/**
 * Two wordings of one thing within a paper. What is measured is, of pairs of candidates of the 980 annotated papers that
 * are both annotated, the share that are one concept: other word order 27 of 28, other endings 62 of 75 (`preconditioner`,
 * `preconditioning`), a generic word behind the name 62 of 79, a word left out inside (`user-level privacy` for
 * `user-level differential privacy`) 153 of 193. Across papers these say much less.
 */
import { addsLittle } from './generic.ts'
import type { Mention } from './mention.ts'
import { compoundsOf } from './word-order.ts'

/**
 * The wordings that go by another form of the paper, by form. Two that the vocabulary knows are two things; so are what it
 * knows and what the paper has a short form for (`longs`), unless they differ by endings alone.
 */
export function findVariants(
  mentions: readonly Mention[],
  isKnown: (form: string) => boolean,
  longs: ReadonlySet<string>,
): Map<string, string> {
  const counts = new Map<string, number>()
  for (const { form } of mentions) counts.set(form, (counts.get(form) ?? 0) + 1)
  const forms = [...counts.keys()]
  const as = new Map<string, string>()
  const rootOf = (form: string): string => {
    let root = form
    for (let next = as.get(root); next !== undefined; next = as.get(root)) root = next
    return root
  }
  const isNamed = (form: string): boolean => longs.has(form) || isKnown(form)
  const join = (a: string, b: string, byEndings = false): void => {
    const [x, y] = [rootOf(a), rootOf(b)]
    if (x === y) return
    const [namedX, namedY] = [isNamed(x), isNamed(y)]
    if (byEndings ? isKnown(x) && isKnown(y) : namedX && namedY) return
    const more = counts.get(x)! - counts.get(y)! || x.length - y.length || (x < y ? 1 : -1)
    const [lesser, better] = namedX || (!namedY && more > 0) ? [y, x] : [x, y]
    as.set(lesser, better)
  }
  const shorts = forms.filter((form) => form.length >= FEWEST_INITIALS && !form.includes(' '))
  for (const form of forms) {
    if (!isLong(form)) continue
    const initials = shorts.find((short) => areInitials(short, form))
    if (initials !== undefined) join(initials, form)
  }
  const alike = formsAlike(forms).sort()
  const byStems = new Map<string, string>()
  for (const form of alike) {
    const stems = stemsOf(form)
    const same = byStems.get(stems)
    if (same === undefined) byStems.set(stems, form)
    else join(same, form, true)
  }
  for (const form of forms) {
    const name = nameIn(form)
    if (name === undefined) continue
    // `transitive` of `transitive relationship` is no form of its own, but `transitivity` is.
    const isRelation = RELATION.test(form) && !name.includes(' ')
    const other =
      counts.has(name) || !isRelation
        ? name
        : forms.find((one) => one !== form && stemsOf(one) === stemsOf(name))
    if (other !== undefined && counts.has(other)) join(form, other)
  }
  for (const form of alike) {
    if (longs.has(form)) continue
    for (const other of ellipsesOf(form)) if (counts.has(other) && !longs.has(other)) join(form, other)
  }
  for (const form of forms) {
    if (form.includes(' of ') || form.includes('ing '))
      for (const other of compoundsOf(form, isKnown)) if (counts.has(other)) join(form, other)
    // Who writes of large language models calls them language models, too.
    if (!form.startsWith(LARGE) || !counts.has(form.slice(LARGE.length))) continue
    const [plain, large] = [rootOf(form.slice(LARGE.length)), rootOf(form)]
    if (plain !== large) as.set(plain, large)
  }
  return new Map([...as.keys()].map((form) => [form, rootOf(form)]))
}

const FEWEST_INITIALS = 3

/** Whether a form has as many words as a short form has letters, at least: three. */
function isLong(form: string): boolean {
  let words = 1
  for (let at = form.indexOf(' '); at >= 0 && words < FEWEST_INITIALS; at = form.indexOf(' ', at + 1)) words++
  return words >= FEWEST_INITIALS
}

/** Whether a word is made of how the words of a form begin: `jwst` of `james webb space telescope`; never of two. */
function areInitials(word: string, form: string): boolean {
  if (word.charCodeAt(0) !== form.charCodeAt(0)) return false
  let at = 1
  for (let space = form.indexOf(' '); space > 0; space = form.indexOf(' ', space + 1))
    if (word.charCodeAt(at++) !== form.charCodeAt(space + 1)) return false
  return at === word.length
}

/** Letters of a first word, and of a last one, that a stem leaves. */
const BEGINNING = 4
const ENDING_LETTERS = 3
const SPACE = 0x20
const SLOTS = 1 << 10
const inSlot = new Uint16Array(SLOTS)

/** Those that share how their first and their last words begin with another: most forms of a paper do not. */
function formsAlike(forms: readonly string[]): string[] {
  inSlot.fill(0)
  const slots = forms.map((form) => {
    const last = form.lastIndexOf(' ') + 1
    return (hashOf(form, 0, BEGINNING) * 31 + hashOf(form, last, ENDING_LETTERS)) & (SLOTS - 1)
  })
  for (const slot of slots) inSlot[slot]++
  return forms.filter((_, i) => inSlot[slots[i]] > 1)
}

/** Of the first letters of the word at `start`. */
function hashOf(form: string, start: number, letters: number): number {
  let hash = 0
  const end = Math.min(form.length, start + letters)
  for (let i = start; i < end && form.charCodeAt(i) !== SPACE; i++) hash = hash * 31 + form.charCodeAt(i)
  return hash & 0xffffff
}

/** A form without the word at its end that adds little; undefined where there is none. */
function nameIn(form: string): string | undefined {
  const space = form.lastIndexOf(' ')
  if (space < 0) return undefined
  return addsLittle(form.slice(space + 1)) ? form.slice(0, space) : undefined
}

const LARGE = 'large '

/** What is left of a form without one or two words inside; nothing of a pair (`bronze and iron age`). */
function ellipsesOf(form: string): string[] {
  const left: string[] = []
  if (!isLong(form)) return left
  const words = form.split(' ')
  const inside = words.length - 2
  if (words.some((word) => LINKING.has(word))) return left
  for (let gone = 1; gone <= Math.min(2, inside); gone++)
    for (let at = 1; at + gone <= inside + 1; at++)
      left.push([...words.slice(0, at), ...words.slice(at + gone)].join(' '))
  return left
}

const LINKING = new Set(['and', 'or', 'of', 'for', 'in', 'to', 'vs', 'versus'])
const RELATION = / (?:property|relation|relationship)$/
/** Who does a thing is not the thing: sleeper and sleep, inventor and invention. */
const DOER = /(?:er|or|ist|ian)$/

const ENDING =
  /(?:ivity|izations?|izers?|izing|ized?|ations?|ators?|ating|ated?|itions?|ings?|ers?|ors?|ed|ions?|ities|ity|ical|al|ive|ness|ment|able|ous|ance|ence|ant|ent|y|e)$/
const SHORTEST_STEM = 4
/** Words that are kept, at most: they come again from paper to paper. */
const ROOM = 1 << 16
const stems = new Map<string, string>()

/** A word without endings, as long as four letters are left: what `preconditioner` and `preconditioning` share. */
export function stemOf(word: string): string {
  const known = stems.get(word)
  if (known !== undefined) return known
  let stem = word
  for (;;) {
    const shorter = stem.replace(ENDING, '')
    if (shorter === stem || shorter.length < SHORTEST_STEM) break
    stem = shorter.replace(/([bdgmnprt])\1$/, '$1')
  }
  if (stems.size >= ROOM) stems.clear()
  stems.set(word, stem)
  return stem
}

/** What forms share that differ in the endings of their words alone; a doer alone shares its stem with doers only. */
export function stemsOf(form: string): string {
  let space = form.indexOf(' ')
  if (space < 0) return (DOER.test(form) ? '-' : '') + stemOf(form)
  let all = ''
  let from = 0
  for (; space >= 0; space = form.indexOf(' ', from)) {
    all += stemOf(form.slice(from, space))
    from = space + 1
  }
  return all + stemOf(form.slice(from))
}
