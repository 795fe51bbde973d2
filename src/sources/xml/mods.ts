/** MODS, as library catalogues, bibutils and Zotero write it. */
import { webAddresses } from '../links.ts'
import type { RawPaper } from '../paper.ts'
import type { XmlElement } from '../xml.ts'
import { allAt, proseAt, proseOf } from '../xml-tree.ts'
import { xmlFormat } from './root.ts'

const isType = (type: string) => (element: XmlElement) =>
  element.attributes.get('type')?.toLowerCase() === type

function titleOf(element: XmlElement | undefined): string {
  const infos = allAt(element, 'titleInfo')
  const info = infos.find((one) => !one.attributes.has('type')) ?? infos[0]
  const main = [proseAt(info, 'nonSort'), proseAt(info, 'title')].filter(Boolean).join(' ')
  return [main.replace(/\s*[:/]$/, ''), proseAt(info, 'subTitle')].filter(Boolean).join(': ')
}

/** When somebody lived, behind the name: `Doe, Jane [1848-1914]`, `Doe, Jane, 1950-`. */
const LIFE = /,?\s+[[(]?(?:1\d|20)\d\d\s*[-–]\s*(?:(?:1\d|20)\d\d)?[\])]?\.?$/

function nameOf(name: XmlElement): unknown {
  const parts = allAt(name, 'namePart')
  const of = (type: string): string => parts.filter(isType(type)).map(proseOf).join(' ')
  const whole =
    parts
      .filter((part) => !part.attributes.has('type'))
      .map(proseOf)
      .join(' ') || proseAt(name, 'displayForm')
  if (of('family')) return { family: of('family'), given: of('given'), suffix: of('termsofaddress') }
  return name.attributes.get('type') === 'corporate'
    ? { literal: whole }
    : whole.replace(LIFE, '').replace(/,$/, '')
}

const rolesOf = (name: XmlElement): string[] =>
  allAt(name, 'role/roleTerm').map((role) => proseOf(role).toLowerCase())

/** Who made it known, paid for it or holds it. */
const NO_MAKER =
  /^(?:pbl|publisher|dst|distributor|fnd|funder|spn|sponsor|own|owner|rps|repository|his|host institution|edt?|editor|trl|translator)\b/

function authorsOf(mods: XmlElement): unknown[] {
  const names = allAt(mods, 'name').filter((name) => !/conference/.test(name.attributes.get('type') ?? ''))
  const having = (roles: RegExp): XmlElement[] =>
    names.filter((name) => rolesOf(name).some((role) => roles.test(role)))
  const authors = having(/^(?:aut|author|cre|creator|dissertant|dis)\b/)
  const nameless = names.filter((name) => rolesOf(name).length === 0)
  // Photographers, performers, composers: of another kind of work they are the authors.
  const makers = names.filter((name) => !rolesOf(name).some((role) => NO_MAKER.test(role)))
  const some = [authors, nameless, having(/^(?:edt?|editor)\b/), makers].find((list) => list.length > 0) ?? []
  return some.map(nameOf).filter((name) => name !== '')
}

const DATES = ['dateIssued', 'copyrightDate', 'dateCreated', 'dateOther']

const yearIn = (element: XmlElement | undefined): string =>
  [...DATES.flatMap((date) => allAt(element, `originInfo/${date}`)), ...allAt(element, 'part/date')]
    .map(proseOf)
    .find((date) => /\d{4}/.test(date)) ?? ''

function rawOf(mods: XmlElement): RawPaper {
  const host = allAt(mods, 'relatedItem').find(isType('host'))
  const id = (type: string): string => proseOf(allAt(mods, 'identifier').find(isType(type)))
  const urls = [...allAt(mods, 'location/url'), ...allAt(mods, 'identifier').filter(isType('uri'))]
  return {
    id: mods.attributes.get('ID') || id('citekey') || proseAt(mods, 'recordInfo/recordIdentifier'),
    title: titleOf(mods),
    abstract: allAt(mods, 'abstract').map(proseOf).filter(Boolean)[0] ?? '',
    authors: authorsOf(mods),
    year: yearIn(mods) || yearIn(host),
    venue: titleOf(host),
    keywords: allAt(mods, 'subject')
      .flatMap((subject) => [...allAt(subject, 'topic'), ...allAt(subject, 'geographic')])
      .map(proseOf)
      .filter(Boolean),
    doi: id('doi'),
    pmid: id('pmid') || id('pubmed'),
    language: proseAt(mods, 'language/languageTerm') || proseAt(mods, 'language'),
    url: webAddresses(urls.map(proseOf)),
  }
}

export const mods = xmlFormat(
  'MODS',
  ({ name }) => name === 'modsCollection' || name === 'mods',
  new Set(['mods']),
  ({ element }) => rawOf(element),
)
