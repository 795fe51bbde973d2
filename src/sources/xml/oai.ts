/** Answers of OAI-PMH: arXiv's own metadata (`arXiv`, `arXivRaw`) and Dublin Core (`oai_dc`), which every archive speaks. */
import { webAddresses } from '../links.ts'
import type { RawPaper } from '../paper.ts'
import type { XmlElement } from '../xml.ts'
import { allAt, firstAt, proseAt, proseOf } from '../xml-tree.ts'
import { xmlFormat } from './root.ts'

const ARXIV_ADDRESS = /arxiv\.org\/abs\/(\S+)|^oai:arXiv\.org:(\S+)/i

const DOI_ADDRESS = /^https?:\/\/(?:dx\.|www\.)?doi\.org\/10\./i

function fromArxiv(meta: XmlElement): RawPaper {
  const authors = allAt(meta, 'authors/author')
  const id = proseAt(meta, 'id')
  return {
    id,
    arxiv: id,
    title: proseAt(meta, 'title'),
    abstract: proseAt(meta, 'abstract'),
    authors:
      authors.length > 0
        ? authors.map((author) => ({
            given: proseAt(author, 'forenames'),
            family: proseAt(author, 'keyname'),
            suffix: proseAt(author, 'suffix'),
          }))
        : proseAt(meta, 'authors').replace(/ ?\([^()]*\)/g, ''),
    year: proseAt(meta, 'created') || proseAt(meta, 'version/date'),
    venue: proseAt(meta, 'journal-ref'),
    doi: proseAt(meta, 'doi'),
    url: id ? `https://arxiv.org/abs/${id}` : '',
  }
}

/** Dublin Core has many values under one name: an abstract is the longest description, a year the first date. */
function fromDublinCore(dc: XmlElement, header: string): RawPaper {
  const all = (name: string): string[] => allAt(dc, name).map(proseOf).filter(Boolean)
  const places = [...all('identifier'), ...all('relation'), header]
  const descriptions = all('description').filter((text) => !/^comment: /i.test(text))
  const identifiers = all('identifier')
  const addresses = webAddresses(identifiers)
  const arxiv = places.map((place) => ARXIV_ADDRESS.exec(place)).find(Boolean)
  const authors = all('creator')
  return {
    id: header.replace(/^oai:arXiv\.org:/i, ''),
    title: all('title')[0],
    abstract: descriptions.reduce((best, text) => (text.length > best.length ? text : best), ''),
    authors: authors.length > 0 ? authors : all('contributor'),
    year: all('date').find((date) => /\d{4}/.test(date)),
    venue: all('source')[0] ?? '',
    keywords: all('subject').flatMap((subject) => subject.split(/\s*;\s*/)),
    doi: [...identifiers, ...addresses].find((id) =>
      /^(?:(?:info:)?doi[:/ ]\s*|https?:\/\/(?:dx\.)?doi\.org\/)?10\.\d{3,}/i.test(id),
    ),
    arxiv: arxiv?.[1] ?? arxiv?.[2],
    language: all('language')[0],
    url: addresses.filter((id) => !DOI_ADDRESS.test(id)),
  }
}

function rawOf(element: XmlElement): RawPaper | undefined {
  if (element.name === 'dc') return fromDublinCore(element, '')
  const header = firstAt(element, 'header')
  if (header?.attributes.get('status') === 'deleted') return undefined
  const arxiv = firstAt(element, 'metadata/arXiv') ?? firstAt(element, 'metadata/arXivRaw')
  if (arxiv) return fromArxiv(arxiv)
  const dc = firstAt(element, 'metadata/dc')
  return dc ? fromDublinCore(dc, proseAt(header, 'identifier')) : {}
}

export const oai = xmlFormat(
  'OAI-PMH',
  ({ name, tag }) =>
    name === 'OAI-PMH' ||
    /^(?:ListRecords|GetRecord)$/.test(name) ||
    (name === 'dc' && /oai_dc|purl\.org\/dc/.test(tag)),
  new Set(['record', 'dc']),
  ({ element }) => rawOf(element),
)
