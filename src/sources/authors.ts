/** Names of people, one at a time: `Given Family`, `Family, Given`, an object of parts (`author-lists.ts` parts lists). */
import type { Author } from '../types.ts'

const SUFFIX = /^(?:jr|sr|ii|iii|iv|ph\.?d|m\.?d)\.?$/i
/** `Md` is a given name. */
export const isSuffix = (part: string): boolean => part.length <= 5 && part !== 'Md' && SUFFIX.test(part)
/** What is a suffix even where nothing else follows the family name; the others are initials there: `Doe, JR`. */
export const LONE_SUFFIX = /^(?:[JS]r\.?|Ph\.?D\.?)$/
/** `van`, `de`, `al-`: a family name begins at its particle. */
const PARTICLE = /^(?:\p{Ll}[\p{Ll}'’.-]*)$/u
/** Particles that stand after a given name where the family name comes first. */
const PARTICLES_LAST: ReadonlySet<string> = new Set(
  'van von vom zu zur der den de del della di da das do dos du la le las los ten ter el al bin ibn af av'.split(
    ' ',
  ),
)
/** Whether white space has to be made plain. */
const UNEVEN = /[^\S ]| {2}|^ | $/

/** One space between words, none around them. */
const even = (text: string): string => (UNEVEN.test(text) ? text.trim().replace(/\s+/g, ' ') : text)

function author(given: string, family: string, suffix: string): Author {
  if (given && family && !suffix) return { name: `${given} ${family}`, given, family } // in one, as nearly all are
  return {
    name: [given, family, suffix].filter(Boolean).join(' '),
    ...(given && { given }),
    ...(family && { family }),
    ...(suffix && { suffix }),
  }
}

/** `Doe J`, `Doe J.A.`: no family name is one letter long, or full of stops. */
const INITIAL_LAST = /[^ .] (?:\p{Lu}\.?|(?:\p{Lu}\.-?){2,4})$/u

function initialLast(name: string): Author {
  const space = name.lastIndexOf(' ')
  return author(name.slice(space + 1), name.slice(0, space), '')
}

/**
 * Reads one name. With a comma: `Family, Given`, `Family, Jr., Given` or `Family, Given, Jr.`. Without: the family name
 * is the last word and the particles before it, unless that is an initial (`Doe J`). A single word is a family name.
 */
export function authorOf(text: string): Author | undefined {
  const name = even(text)
  if (name === '') return undefined
  let comma = name.indexOf(',')
  if (comma < 0) return INITIAL_LAST.test(name) ? initialLast(name) : withSuffix(name, '')
  const family = name.slice(0, comma).trimEnd()
  if (name.indexOf(',', comma + 1) < 0) return twoParts(family, name.slice(comma + 1).trimStart())
  let given = ''
  let suffix = ''
  while (comma < name.length) {
    const next = name.indexOf(',', comma + 1)
    const end = next < 0 ? name.length : next
    const part = name.slice(comma + 1, end).trim()
    if (suffix === '' && isSuffix(part)) suffix = part
    else if (part !== suffix) given = given && part ? `${given} ${part}` : given || part
    comma = end
  }
  return suffix === ''
    ? twoParts(family, given)
    : given !== '' && family !== ''
      ? withParticle(given, family, suffix)
      : withSuffix(family, suffix)
}

/** `Doe Jr., Jane` */
const NUMBERED_FAMILY = /^(.*\S) ([JS]r\.?|I{2,3}|IV)$/

/** What stands before and behind one comma. */
function twoParts(family: string, given: string): Author | undefined {
  if (isSuffix(given))
    return LONE_SUFFIX.test(given) || /\p{Lu}\./u.test(family)
      ? withSuffix(family, given)
      : author(given, family, '')
  if (given === '' || family === '') return withSuffix(family || given, '')
  const numbered = NUMBERED_FAMILY.exec(family)
  if (numbered) return withParticle(given, numbered[1], numbered[2])
  // `Berg, Bob Jr.`, as PubMed writes it.
  const last = given.lastIndexOf(' ')
  return last > 0 && isSuffix(given.slice(last + 1))
    ? withParticle(given.slice(0, last), family, given.slice(last + 1))
    : withParticle(given, family, '')
}

/** `Beethoven, Ludwig van`: the particle goes to the family name. */
function withParticle(given: string, family: string, suffix: string): Author {
  let end = given.length
  for (let space = given.lastIndexOf(' '); space > 0; space = given.lastIndexOf(' ', space - 1)) {
    if (!PARTICLES_LAST.has(given.slice(space + 1, end))) break
    end = space
  }
  return end === given.length
    ? author(given, family, suffix)
    : author(given.slice(0, end), `${given.slice(end + 1)} ${family}`, suffix)
}

function withSuffix(name: string, suffix: string): Author | undefined {
  const words = name.split(' ').filter(Boolean)
  if (words.length === 0) return undefined
  if (suffix === '' && words.length > 2 && isSuffix(words[words.length - 1])) suffix = words.pop()!
  const particle = words.findIndex((word, w) => w > 0 && w < words.length - 1 && PARTICLE.test(word))
  const cut = particle < 0 ? words.length - 1 : particle
  return author(words.slice(0, cut).join(' '), words.slice(cut).join(' '), suffix)
}

const INITIALS_LAST = /^(.+) (\p{Lu}[\p{Lu}-]{0,4})$/u

/** `Jane Doe III`: what looks like initials is a suffix behind a whole name. */
const NUMBERED = /^\p{Lu}\p{Ll}\S* .*\p{Lu}\p{Ll}\S* I(?:I|II|V)$/u

/** `Doe JA`, as PubMed and Web of Science shorten names → Doe, JA; anything else as it is. */
export const shortName = (name: string): unknown => {
  const [, family, given] = name.includes(',') || NUMBERED.test(name) ? [] : (INITIALS_LAST.exec(name) ?? [])
  return family ? { family, given } : name
}

const KEYS: readonly (readonly [given: string, family: string])[] = [
  ['given', 'family'],
  ['first', 'last'],
  ['firstName', 'lastName'],
  ['given_name', 'family_name'],
  ['first_name', 'last_name'],
  ['givenName', 'familyName'],
  ['given-names', 'family-names'],
  ['forenames', 'keyname'],
  ['foreName', 'lastName'],
  ['given-name', 'surname'],
  ['ce:given-name', 'ce:surname'],
]
const WHOLE_NAMES = [
  'name',
  'fullName',
  'full_name',
  'display_name',
  'authname',
  'text',
  'preferred_name',
  'given',
]

/** CSL keeps particles apart. */
const PARTICLES = ['dropping-particle', 'non-dropping-particle']

/**
 * Reads one author from a string or an object (`name`, `given` and `family`, `first` and `last`, CSL's particles, or
 * `literal` for the name of an organisation, which has no parts); else undefined.
 */
export function authorFrom(value: unknown): Author | undefined {
  if (typeof value === 'string') return authorOf(value)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const fields = new Map(Object.entries(value))
  const text = (key: string): string => {
    const field = fields.get(key)
    return typeof field === 'string' ? even(field) : ''
  }
  const body = text('literal') || text('collectiveName') || text('collective_name')
  if (body) return { name: body }
  for (const [given, family] of KEYS)
    if (text(family))
      return author(text(given), [...PARTICLES, family].map(text).filter(Boolean).join(' '), text('suffix'))
  return authorOf(WHOLE_NAMES.map(text).find(Boolean) ?? '')
}
