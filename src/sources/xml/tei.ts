/** GROBID's TEI: title, authors, abstract and keywords of a PDF's header. */
import type { Format } from '../format.ts'
import { paperFrom, type RawPaper } from '../paper.ts'
import { type XmlElement, xmlRecords } from '../xml.ts'
import { allAt, findElement, firstAt, proseAt, proseOf } from '../xml-tree.ts'

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

export const tei: Format = {
  name: 'GROBID TEI',

  looksLike: (head) => (/<(?:tei:)?(?:TEI|teiCorpus|teiHeader)[\s>]/.test(head) ? 0.95 : 0),

  async *read(chunks, context) {
    let number = 0
    for await (const record of xmlRecords(chunks, new Set(['teiHeader']), context))
      if ('problem' in record) yield record
      else yield* paperFrom(rawOf(record.element), ++number, record.place, context)
  },
}
