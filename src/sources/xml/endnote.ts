/** EndNote XML (`<xml><records><record>`), whose text may be wrapped in `<style>`. */
import type { Format } from '../format.ts'
import { paperFrom, type RawPaper } from '../paper.ts'
import { type XmlElement, xmlRecords } from '../xml.ts'
import { allAt, proseAt, proseOf } from '../xml-tree.ts'

const isWeb = (url: string): boolean => /^https?:/i.test(url)

function rawOf(record: XmlElement): RawPaper {
  const title = proseAt(record, 'titles/title')
  const venue =
    proseAt(record, 'periodical/full-title') ||
    proseAt(record, 'titles/secondary-title') ||
    proseAt(record, 'periodical/abbr-1')
  const authors = allAt(record, 'contributors/authors/author')
  const editors = allAt(record, 'contributors/secondary-authors/author')
  return {
    title,
    abstract: proseAt(record, 'abstract'),
    authors: (authors.length > 0 ? authors : editors).map(proseOf),
    year: proseAt(record, 'dates/year') || proseAt(record, 'dates/pub-dates/date'),
    venue: venue === title ? '' : venue,
    keywords: allAt(record, 'keywords/keyword')
      .flatMap((keyword) => proseOf(keyword).split(/\s*[;\n]\s*/))
      .filter(Boolean),
    doi: proseAt(record, 'electronic-resource-num'),
    pmid: /pubmed|medline|nlm/i.test(proseAt(record, 'remote-database-name'))
      ? /^\d{1,9}$/.exec(proseAt(record, 'accession-num'))?.[0]
      : '',
    language: proseAt(record, 'language'),
    url: [...allAt(record, 'urls/related-urls/url'), ...allAt(record, 'urls/web-urls/url')]
      .map(proseOf)
      .filter(isWeb),
    pdf: allAt(record, 'urls/pdf-urls/url').map(proseOf).filter(isWeb),
  }
}

export const endnote: Format = {
  name: 'EndNote XML',

  looksLike: (head) => (/<xml>\s*<records>|<records>\s*<record>/.test(head) ? 0.95 : 0),

  async *read(chunks, context) {
    let number = 0
    for await (const record of xmlRecords(chunks, new Set(['record']), context))
      if ('problem' in record) yield record
      else yield* paperFrom(rawOf(record.element), ++number, record.place, context)
  },
}
