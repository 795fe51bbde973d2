/** TEI: of GROBID, title, authors, abstract and keywords of a PDF's header; of HAL, a list of works. */
import type { RawPaper } from '../paper.ts'
import type { XmlElement } from '../xml.ts'
import { allAt, findElement, firstAt, proseAt, proseOf } from '../xml-tree.ts'
import { xmlFormat } from './root.ts'

function authorOf(author: XmlElement): unknown {
  const name = firstAt(author, 'persName')
  if (!name) return { literal: proseAt(author, 'orgName') }
  return {
    given: allAt(name, 'forename').map(proseOf).join(' '),
    family: [...allAt(name, 'nameLink'), ...allAt(name, 'surname')].map(proseOf).join(' '),
    suffix: proseAt(name, 'genName'),
  }
}

function rawOf(header: XmlElement): RawPaper {
  const source = firstAt(header, 'fileDesc/sourceDesc/biblStruct')
  const id = (type: string): string =>
    proseOf(
      [...allAt(source, 'idno'), ...allAt(source, 'analytic/idno'), ...allAt(source, 'monogr/idno')].find(
        ({ attributes }) => attributes.get('type')?.toLowerCase() === type,
      ),
    )
  const dates = [...allAt(source, 'monogr/imprint/date'), ...allAt(header, 'fileDesc/publicationStmt/date')]
  const profile = firstAt(header, 'profileDesc')
  const keywords = firstAt(profile, 'textClass/keywords')
  const terms = allAt(keywords, 'term').map(proseOf)
  return {
    title: proseAt(header, 'fileDesc/titleStmt/title') || proseAt(source, 'analytic/title'),
    abstract: proseAt(profile, 'abstract').replace(/^abstract[\s:.—-]+/i, ''),
    authors: allAt(source, 'analytic/author')
      .filter((author) => firstAt(author, 'persName') ?? firstAt(author, 'orgName'))
      .map(authorOf),
    year: dates.map((date) => date.attributes.get('when') ?? proseOf(date)).find(Boolean),
    venue: proseAt(source, 'monogr/title'),
    keywords: terms.length > 0 ? terms : proseOf(keywords),
    doi: id('doi'),
    arxiv: id('arxiv'),
    pmid: id('pmid'),
    language: header.attributes.get('lang') ?? findElement(profile, 'language')?.attributes.get('ident'),
  }
}

/** A record of HAL: what GROBID has in the header of a file, HAL has in the body of a list, with ids of its own. */
function fromHal(bibl: XmlElement): RawPaper {
  const source = firstAt(bibl, 'sourceDesc/biblStruct')
  const analytic = firstAt(source, 'analytic') ?? firstAt(bibl, 'titleStmt')
  const ids = [...allAt(source, 'idno'), ...allAt(bibl, 'publicationStmt/idno')]
  const id = (type: string): string =>
    proseOf(ids.find(({ attributes }) => attributes.get('type')?.toLowerCase() === type.toLowerCase()))
  const isOf = (attribute: string, value: string) => (element: XmlElement) =>
    element.attributes.get(attribute) === value
  const titles = allAt(analytic, 'title')
  const monograph = allAt(source, 'monogr/title')
  const dates = [
    ...allAt(source, 'monogr/imprint/date').filter(isOf('type', 'datePub')),
    ...allAt(bibl, 'editionStmt/edition/date').filter(isOf('type', 'whenProduced')),
    ...allAt(source, 'monogr/imprint/date'),
  ]
  const keywords = allAt(bibl, 'profileDesc/textClass/keywords')
  const abstracts = allAt(bibl, 'profileDesc/abstract')
  const english = isOf('lang', 'en')
  const authors = allAt(analytic, 'author')
  return {
    id: id('halId'),
    title: proseOf(titles.find(english) ?? titles[0]),
    abstract: proseOf(abstracts.find(english) ?? abstracts[0]),
    authors: (authors.length > 0 ? authors : allAt(bibl, 'titleStmt/author')).map(authorOf),
    year: dates.map((date) => date.attributes.get('when') || proseOf(date)).find(Boolean),
    venue:
      proseOf(monograph.find(isOf('level', 'j')) ?? monograph[0]) || proseAt(source, 'monogr/meeting/title'),
    keywords: allAt(keywords.find(isOf('scheme', 'author')), 'term').map(proseOf),
    doi: id('doi'),
    arxiv: id('arxiv'),
    pmid: id('pubmed'),
    language: firstAt(bibl, 'profileDesc/langUsage/language')?.attributes.get('ident'),
    url: id('halUri'),
  }
}

export const tei = xmlFormat(
  'TEI',
  ({ name }) => /^(?:TEI|teiCorpus|teiHeader)$/.test(name),
  new Set(['teiHeader', 'biblFull']),
  ({ element }) => {
    if (element.name === 'biblFull') return fromHal(element)
    return /^HAL TEI export/.test(proseAt(element, 'fileDesc/titleStmt/title')) ? undefined : rawOf(element)
  },
)
