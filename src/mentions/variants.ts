/**
 * Two wordings of one thing within a paper. What is measured is, of pairs of candidates of the 980 annotated papers that
 * are both annotated, the share that are one concept: other word order 27 of 28, other endings 62 of 75 (`preconditioner`,
 * `preconditioning`), a generic word behind the name 62 of 79, a word left out inside (`user-level privacy` for
 * `user-level differential privacy`) 153 of 193. Across papers these say much less.
 */
import { withoutSuffix } from './generic.ts'
import type { Mention } from './mention.ts'
import { closedForm } from './normal-form.ts'
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
  for (const form of forms) {
    const initials = initialsOf(form)
    if (initials !== undefined && counts.has(initials)) join(initials, form)
  }
  const byStems = new Map<string, string>()
  // Two wordings in one order begin alike: most forms of a paper have no other beside them.
  const alike = formsThatBeginAlike(forms).sort()
  for (const form of alike) {
    const { stems } = wordingsOf(form)
    const same = byStems.get(stems)
    if (same === undefined) byStems.set(stems, form)
    else join(same, form, true)
  }
  for (const form of alike) {
    const { name, ellipses } = wordingsOf(form)
    if (name !== undefined) {
      // `transitive` of `transitive relationship` is no form of its own, but `transitivity` is.
      const isRelation = RELATION.test(form) && !name.includes(' ')
      const other = counts.has(name) || !isRelation ? name : byStems.get(wordingsOf(name).stems)
      if (other !== undefined && counts.has(other)) join(form, other)
    }
    for (const other of ellipses)
      if (counts.has(other) && !longs.has(other) && !longs.has(form)) join(form, other)
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

/** `james webb space telescope`: `jwst`; undefined below three words. */
function initialsOf(form: string): string | undefined {
  let initials = form[0]
  for (let space = form.indexOf(' '); space > 0; space = form.indexOf(' ', space + 1))
    initials += form[space + 1]
  return initials.length < 3 ? undefined : initials
}

/** Letters of a first word that a stem leaves. */
const BEGINNING = 4

/** Those whose first words begin as another's does, in their order. */
function formsThatBeginAlike(forms: readonly string[]): string[] {
  const beginningOf = (form: string): string => {
    const space = form.indexOf(' ')
    return form.slice(0, space < 0 || space > BEGINNING ? BEGINNING : space)
  }
  const counts = new Map<string, number>()
  const beginnings = forms.map(beginningOf)
  for (const beginning of beginnings) counts.set(beginning, (counts.get(beginning) ?? 0) + 1)
  return forms.filter((_, i) => counts.get(beginnings[i])! > 1)
}

/** What a form may be told by and called else, whatever the paper. */
interface Wordings {
  stems: string
  /** Without a word that adds little. */
  name?: string | undefined
  /** What is left without one or two words inside; nothing of a pair (`bronze and iron age`). */
  ellipses: readonly string[]
}

/** Forms and words that are kept, at most: they come again from paper to paper. */
const ROOM = 1 << 16
const wordings = new Map<string, Wordings>()

function wordingsOf(form: string): Wordings {
  const known = wordings.get(form)
  if (known !== undefined) return known
  if (wordings.size >= ROOM) wordings.clear()
  const words = form.split(' ')
  const isLight = words.length > 1 && LIGHT.has(words[words.length - 1])
  const found: Wordings = {
    stems: stemsOf(form),
    name: withoutSuffix(form) ?? (isLight ? words.slice(0, -1).join(' ') : undefined),
    ellipses: ellipsesOf(words),
  }
  wordings.set(form, found)
  return found
}

/**
 * What adds little behind a name that the paper has without it, too: `COVID-19 pandemic`, `camera trapping survey`. Two
 * such forms were hardly ever annotated as two concepts.
 */
const LIGHT: ReadonlySet<string> = new Set(
  `antibody array behavior calculation condition content data dataset domain effect estimator event feature function galaxy
  group guideline image layer level methodology operation pair pandemic particle pathway patient process property protein
  region relation relationship research rule sequence space stack structure survey symptom test tool value variant`.split(
    /\s+/,
  ),
)

const LARGE = 'large '

function ellipsesOf(words: readonly string[]): string[] {
  const left: string[] = []
  const inside = words.length - 2
  if (inside < 1 || words.some((word) => LINKING.has(word))) return left
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
export const stemsOf = (form: string): string =>
  form.includes(' ')
    ? closedForm(form.split(' ').map(stemOf).join(' '))
    : (DOER.test(form) ? '-' : '') + stemOf(form)
