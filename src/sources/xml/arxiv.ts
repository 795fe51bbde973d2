/** arXiv's Atom feed (its API). */
import type { Format } from '../format.ts'
import { paperFrom, type RawPaper } from '../paper.ts'
import { type XmlElement, xmlRecords } from '../xml.ts'
import { allAt, proseAt } from '../xml-tree.ts'

function rawOf(entry: XmlElement): RawPaper {
  const arxiv = proseAt(entry, 'id').replace(/^.*\/abs\//, '')
  const links = allAt(entry, 'link')
  const href = (pdf: boolean): (string | undefined)[] =>
    links
      .filter(({ attributes }) =>
        pdf ? attributes.get('title') === 'pdf' : attributes.get('rel') === 'alternate',
      )
      .map(({ attributes }) => attributes.get('href'))
  return {
    id: arxiv,
    arxiv,
    title: proseAt(entry, 'title'),
    abstract: proseAt(entry, 'summary'),
    authors: allAt(entry, 'author').map((author) => proseAt(author, 'name')),
    year: proseAt(entry, 'published') || proseAt(entry, 'updated'),
    venue: proseAt(entry, 'journal_ref'),
    doi: proseAt(entry, 'doi'),
    url: href(false),
    pdf: href(true),
  }
}

export const arxiv: Format = {
  name: 'arXiv Atom',

  looksLike: (head) => (/<feed\b/.test(head) && /arxiv\.org/i.test(head) ? 0.95 : 0),

  async *read(chunks, context) {
    let number = 0
    for await (const record of xmlRecords(chunks, new Set(['entry']), context))
      if ('problem' in record) yield record
      else yield* paperFrom(rawOf(record.element), ++number, record.place, context)
  },
}
