/** Written lists of names, in all the ways that people and programs write them. */
import { authorOf, isSuffix, LONE_SUFFIX, shortName } from './authors.ts'
import { literalOf } from './tables/literal.ts'

/** What stands in the place of names, or of more of them. */
const NOBODY =
  /^[[(]?(?:et al\.?|(?:and )?others|eds?\.?|editors?|anon(?:ymous|\.)?|unknown(?: authors?)?|no authors?(?: name)?(?: (?:available|listed|id found|found|given))?|\d{1,2}|n\/?a|nan|null|none)[\])]?\.?$/i
const MORE = /[,;]? (?:and |& )?(?:et al\.?|others)$/i

/** Scopus' number or an ORCID behind a name, an address of mail, a role, and the marks of its institute. */
const AFTER_NAME =
  / ?[([](?:\d{1,12}|(?:\d{4}-){3}\d{3}[\dX])[\])]$| ?[<([][^\s<>()[\]]+@[^\s<>()[\]]+[>)\]]$| ?\((?:eds?\.?|editors?|Hrsg\.?)\)$|[*†‡§¶¹²³⁰⁴-⁹]+$|(?<=\p{Ll}{2})\d{1,2}$/u
/** Several have semicolons between them. */
const ONE_OF_SCOPUS = /\(\d{8,12}\)$/
const BEFORE_NAME = /^(?:(?:null|None|NaN|undefined) +|(?:Dr|Prof|Mrs?|Ms)\. ?(?=\p{Lu}))+/u
/** What a person has earned, where names are whole and no initials. */
const DEGREE = /^(?:MPH|MBA|M\.?Sc|B\.?Sc|[MB][AS]|RN|DDS|DVM|Pharm\.?D|Ed\.?D|DrPH|FRCP|FACC|FACP)\.?$/
const NUMBER = /^(?:[JS]r\.?|I{2,3}|IV)$/
const INITIALS = /^(?:\p{Lu}\p{Ll}?\.[- ]?)+$|^\p{Lu}{1,3}$/u

/** `Smith, John (57190000000)` → `Smith, John`; `Smith J.A.` → family first; `null Smith` → `Smith`. */
function nameOf(text: string): unknown {
  const name = text.replace(AFTER_NAME, '').replace(BEFORE_NAME, '').trim()
  if (/^\{[^{}]+\}$/.test(name)) return { literal: name.slice(1, -1) }
  const [, family, given] = /^([^.,]+) (?![JS]r\.$)((?:\p{Lu}\p{Ll}?\.[- ]?)+)$/u.exec(name) ?? []
  return family ? { family, given: given.trim() } : name
}

/** PubMed shortens all names of a list (`Doe JA`, `Roe B`) or none. */
const SHORT = /^\p{L}[\p{L}'’ -]* \p{Lu}{1,3}$/u
const namesOf = (names: readonly string[]): unknown[] => {
  const some = names.filter((name) => name !== '' && !NOBODY.test(name))
  return some.map(some.every((name) => SHORT.test(name)) ? shortName : nameOf)
}

/** Springer writes lists of authors without anything between them: `Ann LeeBob Roe`. */
const GLUED = /(?<=\p{Ll}{2})(?<!\b(?:Ma?c|De|Di|Du|La|Le|Van|Von|Fitz))(?=\p{Lu}\p{Ll}*[\s.])/u

/** A whole name on a line of its own, or one with a comma. */
const ALONE = /^(?:[^,;]+,[^,;]+|[^\s,;]+(?: [^\s,;]+){1,4})$/

/** What stands between names: East Asian texts have marks of their own; lines that hold a name each; other words for `and`. */
function plain(text: string): string {
  const lines = text.trim().split(/\s*\n\s*/)
  const aLineEach = lines.length > 1 && lines.every((line) => ALONE.test(line))
  return (aLineEach ? lines.join(';') : text)
    .replace(/[；，、]/g, ';')
    .replace(/\s+/g, ' ')
    .replace(/(?<=[\p{L}.,]) (?:AND|und|et) (?=\p{Lu})/gu, ' and ')
    .trim()
    .replace(MORE, '')
}

/** `Doe, J., Roe, R., & Poe, M.`: family names and initials in turn. */
function familiesAndInitials(list: string): unknown[] | undefined {
  const pieces = list.replace(/,? (?:and|&) /g, ', ').split(/ ?, ?/)
  const authors: { family: string; given: string; suffix?: string }[] = []
  for (let p = 0; p < pieces.length; p++) {
    const [family, given] = [pieces[p], pieces[++p]]
    if (given === undefined || INITIALS.test(family) || !INITIALS.test(given)) return undefined
    if (isSuffix(given) && family.includes(' ')) return undefined
    const suffix = LONE_SUFFIX.test(pieces[p + 1] ?? '') ? { suffix: pieces[++p] } : {}
    authors.push({ family, given, ...suffix })
  }
  return authors
}

const FAMILY = /^(?:\p{Ll}[\p{Ll}'’.]* )*\p{Lu}[\p{L}'’-]+$/u
const GIVEN = /^\p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]*){0,2}$/u

/** `Doe, Jane, Roe, Ann`: family and given names in turn. */
function inTurn(list: string): unknown[] | undefined {
  const pieces = list.replace(/ ?,? (?:and|&) /g, ', ').split(/ ?, ?/)
  if (pieces.length < 4 || pieces.length % 2 === 1) return undefined
  const fit = pieces.every(
    (piece, p) => (p % 2 === 0 ? FAMILY : GIVEN).test(piece) && /\p{Ll}|\./u.test(piece),
  )
  return fit
    ? pieces.flatMap((family, p) => (p % 2 === 0 ? [{ family, given: pieces[p + 1] }] : []))
    : undefined
}

/** `Doe, Jane and Roe, R.`: the names between `and`s where each has a comma of its own, or three have none too many. */
function familyFirst(list: string): string[] | undefined {
  const parts = list.split(/ (?:and|&) /)
  const commas = parts.map((part) => {
    const [family, ...others] = part.split(/, ?/)
    // `Jane Doe, MD` is a whole name and what it has earned; `Doe, M.D.` has initials.
    return others.filter((piece) => !isSuffix(piece.trim()) || (!family.includes(' ') && others.length === 1))
      .length
  })
  const most = Math.max(...commas)
  // `Doe, Jane and World Health Organization`
  const isClear = parts.every((part) => !part.includes(',') || /^[^\s,]+, ?[^\s,]+$/.test(part))
  return parts.length > 1 && most === 1 && (parts.length > 2 || isClear || Math.min(...commas) === 1)
    ? parts
    : undefined
}

/** `Jane Doe, Ph.D., Richard Roe and Max Poe`: whole names, each with what it has earned. */
function wholeNames(list: string): unknown[] {
  const names: unknown[] = []
  for (const part of list.split(/ ?,? (?:and|&) | ?, ?/).map((name) => name.trim())) {
    const last = names.at(-1)
    if (part === '' || NOBODY.test(part) || (last !== undefined && DEGREE.test(part))) continue
    if (typeof last !== 'string' || !isSuffix(part)) names.push(part)
    else if (last.includes(' ')) names[names.length - 1] = { ...authorOf(last), suffix: part }
    else names[names.length - 1] = `${last}, ${part}`
  }
  return names.map((name) => (typeof name === 'string' ? nameOf(name) : name))
}

/** A whole name, of which the family name alone would be shorter. */
const HAN_NAME = /^\p{Script=Han}{2,4}$/u

/** `Doe, Jane`, `Doe, Jane, Jr.`: one name, which begins with the family. */
function isOneName(pieces: readonly string[]): boolean {
  const bare = pieces.length === 3 ? pieces.filter((piece) => !NUMBER.test(piece)) : pieces
  const several = bare.every((piece) => piece.includes(' ')) || bare.every((piece) => HAN_NAME.test(piece))
  return bare.length === 2 && !several
}

/**
 * The names in a written list, each as `authorFrom` takes it: at `|` or semicolons where there are any, else by how commas
 * and `and`s lie. `glued` says that there may be nothing between them. Nobody in particular (`et al.`, `[No author name
 * available]`) is left out.
 */
export function authorsOf(text: string, glued = false): unknown[] {
  const literal = literalOf(text)
  if (Array.isArray(literal)) return literal
  const list = plain(text)
  if (list.includes('|')) return namesOf(list.split(/ ?\| ?/))
  if (list.includes(';')) return namesOf(list.split(/ ?; ?/))
  if (list.includes(' / ')) return namesOf(list.split(' / '))
  if (ONE_OF_SCOPUS.test(list)) return namesOf([list])
  if (glued && !list.includes(',')) return list.split(GLUED)
  const between = / ?, ?(?:(?:and|&) )?| (?:and|&) /
  const pieces = list.replace(/\.$/, (dot) => (/\p{Lu}\.$/u.test(list) ? dot : '')).split(/ ?, ?/)
  const several = / (?:and|&) /.test(list)
  if (!several && isOneName(pieces)) return namesOf([list])
  // PubMed ends a list with a full stop.
  const short = pieces.length > 1 || several ? list.replace(/\.$/, '').split(between) : pieces
  if (short.every((piece) => SHORT.test(piece))) return namesOf(short)
  return familiesAndInitials(list) ?? familyFirst(list)?.map(nameOf) ?? inTurn(list) ?? wholeNames(list)
}

/** Names behind each other, `Doe J, Roe A.B.` */
const SHORT_ONES = /^(?:[\p{L}'’ -]+ (?:\p{Lu}\.?[- ]?){1,3}(?:, ?|$)){2,}$/u

/** Whether what should be one name is several, as the commas, semicolons and `and`s in it tell. */
function isSeveral(name: string): boolean {
  if (/(?<!&#?\w{1,8});|[；，、|]/.test(name)) return true
  const commas = name.split(',').length - 1
  if (/ (?:and|&) /.test(name)) return commas > 1 || familyFirst(name) !== undefined
  return (
    commas > 0 &&
    (commas > 2 ||
      SHORT_ONES.test(name) ||
      (commas > 1 && name.split(/, ?/).every((one) => one.includes(' '))))
  )
}

/** The names in fields of which each should hold one, and holds several where their writer did not heed that. */
export const namesEach = (values: readonly string[]): unknown[] =>
  values.flatMap((value) => (isSeveral(value) ? authorsOf(value) : value))
