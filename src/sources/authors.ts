/** Names of people: `Given Family`, `Family, Given`, lists of either. */
import type { Author } from '../types.ts'

const SUFFIX = /^(?:jr|sr|ii|iii|iv|ph\.?d|m\.?d)\.?$/i
/** `van`, `de`, `al-`: a family name begins at its particle. */
const PARTICLE = /^(?:\p{Ll}[\p{Ll}'’.-]*)$/u
/** Given names that end in particles; every particle takes its space, so that there is one way to read them. */
const PARTICLE_WORD =
  'van|von|vom|zu|zur|der|den|de|del|della|di|da|das|do|dos|du|la|le|las|los|ten|ter|el|al|bin|ibn|af|av'
const TRAILING_PARTICLE = new RegExp(`^(.+?) ((?:(?:${PARTICLE_WORD}) )*(?:${PARTICLE_WORD}))$`)

function author(given: string, family: string, suffix: string): Author {
  return {
    name: [given, family, suffix].filter(Boolean).join(' '),
    ...(given && { given }),
    ...(family && { family }),
    ...(suffix && { suffix }),
  }
}

/**
 * Reads one name. With a comma: `Family, Given`, `Family, Jr., Given` or `Family, Given, Jr.`. Without: the family name
 * is the last word and the particles before it. A single word is a family name.
 */
export function authorOf(text: string): Author | undefined {
  const name = text.trim().replace(/\s+/g, ' ')
  if (name === '') return undefined
  const [family, ...rest] = name.split(/\s*,\s*/)
  if (rest.length > 0) {
    const suffix = rest.find((part) => SUFFIX.test(part)) ?? ''
    const given = rest.filter((part) => part !== '' && part !== suffix).join(' ')
    // `Berg, Bob Jr.`, as PubMed writes it.
    const [, first, last] = suffix === '' ? (/^(.+) (\S+)$/.exec(given) ?? []) : []
    if (last !== undefined && family !== '' && SUFFIX.test(last)) return withParticle(first, family, last)
    if (given !== '' && family !== '') return withParticle(given, family, suffix)
    if (suffix !== '') return withSuffix(family, suffix)
  }
  return withSuffix(rest.length > 0 ? [family, ...rest].filter(Boolean).join(' ') : name, '')
}

/** `Beethoven, Ludwig van`: the particle goes to the family name. */
function withParticle(given: string, family: string, suffix: string): Author {
  const [, before, particle] = TRAILING_PARTICLE.exec(given) ?? []
  return particle ? author(before, `${particle} ${family}`, suffix) : author(given, family, suffix)
}

function withSuffix(name: string, suffix: string): Author | undefined {
  const words = name.split(' ').filter(Boolean)
  if (words.length === 0) return undefined
  if (suffix === '' && words.length > 2 && SUFFIX.test(words[words.length - 1])) suffix = words.pop()!
  const particle = words.findIndex((word, w) => w > 0 && w < words.length - 1 && PARTICLE.test(word))
  const cut = particle < 0 ? words.length - 1 : particle
  return author(words.slice(0, cut).join(' '), words.slice(cut).join(' '), suffix)
}

const INITIALS_LAST = /^(.+) (\p{Lu}[\p{Lu}-]{0,4})$/u

/** `Doe JA`, as PubMed and Web of Science shorten names → Doe, JA; anything else as it is. */
export const shortName = (name: string): unknown => {
  const [, family, given] = name.includes(',') ? [] : (INITIALS_LAST.exec(name) ?? [])
  return family ? { family, given } : name
}

/** Splits a written list: at semicolons where there are any, else at `and`, `&` and commas. */
export function splitAuthors(text: string): string[] {
  text = text.replace(/\s+/g, ' ')
  const parts = text.includes(';') ? text.split(';') : text.split(/\s*,?\s+(?:and|&)\s+|\s*,\s*/)
  const names: string[] = []
  for (const part of parts.map((name) => name.trim()).filter(Boolean)) {
    if (names.length > 0 && SUFFIX.test(part)) names[names.length - 1] += `, ${part}`
    else names.push(part)
  }
  return names
}

const KEYS: readonly (readonly [given: string, family: string])[] = [
  ['given', 'family'],
  ['first', 'last'],
  ['firstName', 'lastName'],
  ['given_name', 'family_name'],
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
    return typeof field === 'string' ? field.trim().replace(/\s+/g, ' ') : ''
  }
  if (text('literal')) return { name: text('literal') }
  for (const [given, family] of KEYS)
    if (text(family))
      return author(text(given), [...PARTICLES, family].map(text).filter(Boolean).join(' '), text('suffix'))
  return authorOf(text('name') || text('fullName') || text('full_name') || text('given'))
}
