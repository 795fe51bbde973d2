/** The XML of the ACL Anthology: a collection of volumes of papers; the volume says venue and year. */
import type { Format } from '../format.ts'
import { paperFrom, type RawPaper } from '../paper.ts'
import { type XmlElement, type XmlRecord, xmlRecords } from '../xml.ts'
import { allAt, proseAt } from '../xml-tree.ts'
import { rootOf } from './root.ts'

const RECORDS = new Set(['meta', 'paper'])
const SITE = 'https://aclanthology.org/'

/** `2020.acl`, `main`, 1 → `2020.acl-main.1`; before 2020 `P19`, 1, 42 → `P19-1042` (volumes of W: two digits each). */
function anthologyId(ancestors: readonly XmlElement[], paper: XmlElement): string {
  const id = (name: string): string =>
    ancestors.find((ancestor) => ancestor.name === name)?.attributes.get('id') ?? ''
  const [collection, volume, number] = [id('collection'), id('volume'), paper.attributes.get('id') ?? '']
  if (!collection || !volume || !number) return ''
  if (/^\d{4}\./.test(collection)) return `${collection}-${volume}.${number}`
  return /^(?:W|D19)/.test(collection)
    ? `${collection}-${volume.padStart(2, '0')}${number.padStart(2, '0')}`
    : `${collection}-${volume}${number.padStart(3, '0')}`
}

function rawOf({ element, ancestors }: XmlRecord, meta: XmlElement | undefined): RawPaper {
  const address = proseAt(element, 'url')
  const acl = address && !address.includes('/') ? address : anthologyId(ancestors, element)
  const authors = allAt(element, 'author')
  return {
    id: acl,
    acl,
    title: proseAt(element, 'title'),
    abstract: proseAt(element, 'abstract'),
    authors: authors.map((author) => ({
      given: proseAt(author, 'first'),
      family: proseAt(author, 'last'),
    })),
    year: proseAt(element, 'year') || proseAt(meta, 'year'),
    venue: proseAt(element, 'journal') || proseAt(meta, 'journal-title') || proseAt(meta, 'booktitle'),
    doi: proseAt(element, 'doi'),
    language: proseAt(element, 'language'),
    url: acl ? SITE + acl : address.startsWith('http') ? address : '',
    code: allAt(element, 'pwccode')
      .map(({ attributes }) => attributes.get('url'))
      .filter(Boolean),
    pdf: acl ? `${SITE}${acl}.pdf` : '',
  }
}

export const aclAnthology: Format = {
  name: 'ACL Anthology XML',

  looksLike: (head) => (rootOf(head)?.name === 'collection' && /<volume\s/.test(head) ? 0.95 : 0),

  async *read(chunks, context) {
    let number = 0
    let meta: XmlElement | undefined
    for await (const record of xmlRecords(chunks, RECORDS, context)) {
      if ('problem' in record) yield record
      else if (record.element.name === 'meta') meta = record.element
      else yield* paperFrom(rawOf(record, meta), ++number, record.place, context)
    }
  },
}
