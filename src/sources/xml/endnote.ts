/** EndNote XML (`<xml><records><record>`), whose text may be wrapped in `<style>`. */
import { webAddresses } from '../links.ts'
import type { RawPaper } from '../paper.ts'
import type { XmlElement } from '../xml.ts'
import { allAt, proseAt, proseOf } from '../xml-tree.ts'
import { xmlFormat } from './root.ts'

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
    url: webAddresses(
      [...allAt(record, 'urls/related-urls/url'), ...allAt(record, 'urls/web-urls/url')].map(proseOf),
    ),
    pdf: webAddresses(allAt(record, 'urls/pdf-urls/url').map(proseOf)),
  }
}

export const endnote = xmlFormat(
  'EndNote XML',
  ({ name }, head) =>
    /^(?:xml|records)$/i.test(name) && /<records>\s*(?:<record>|$)|<records>\s*<\/records>/.test(head),
  new Set(['record']),
  ({ element }) => rawOf(element),
)
