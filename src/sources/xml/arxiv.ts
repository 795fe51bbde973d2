/** arXiv's Atom feed (its API). */
import type { RawPaper } from '../paper.ts'
import type { XmlElement } from '../xml.ts'
import { allAt, proseAt } from '../xml-tree.ts'
import { xmlFormat } from './root.ts'

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

export const arxiv = xmlFormat(
  'arXiv Atom',
  ({ name }, head) => name === 'feed' && /arxiv\.org/i.test(head),
  new Set(['entry']),
  ({ element }) => rawOf(element),
)
