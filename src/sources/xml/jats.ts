/** JATS and its elder NLM, as PubMed Central and publishers write articles: front matter only. */
import type { RawPaper } from '../paper.ts'
import type { XmlElement } from '../xml.ts'
import { allAt, findElement, firstAt, proseAt, proseOf } from '../xml-tree.ts'
import { xmlFormat } from './root.ts'

const authorOf = (contrib: XmlElement): unknown => {
  const name = firstAt(contrib, 'name') ?? firstAt(contrib, 'name-alternatives/name')
  if (!name) return { literal: proseAt(contrib, 'collab') || proseAt(contrib, 'string-name') }
  return {
    family: proseAt(name, 'surname'),
    given: proseAt(name, 'given-names'),
    suffix: proseAt(name, 'suffix'),
  }
}

/** Dates of the paper itself, the electronic one first; those of the collection say the year of the volume. */
function yearOf(meta: XmlElement | undefined): string {
  const dates = allAt(meta, 'pub-date')
  const kind = (date: XmlElement): string =>
    date.attributes.get('pub-type') ??
    date.attributes.get('date-type') ??
    date.attributes.get('publication-format') ??
    ''
  const best = ['epub', 'pub', 'electronic', 'ppub', 'collection'].map((wanted) =>
    dates.find((date) => kind(date) === wanted),
  )
  return [...best, ...dates].map((date) => proseAt(date, 'year')).find(Boolean) ?? ''
}

const CITATIONS = ['element-citation', 'mixed-citation', 'nlm-citation', 'citation']

/** What a paper cites, by its parts where they are told apart. */
function referenceOf(ref: XmlElement): unknown {
  const citation = CITATIONS.flatMap((name) => [
    ...allAt(ref, name),
    ...allAt(ref, `citation-alternatives/${name}`),
  ])[0]
  const id = (kind: string): string =>
    proseOf(allAt(citation, 'pub-id').find((one) => one.attributes.get('pub-id-type') === kind))
  const name = findElement(citation, 'name') ?? findElement(citation, 'string-name')
  return {
    doi: id('doi'),
    pmid: id('pmid'),
    author: [proseAt(name, 'surname'), proseAt(name, 'given-names')].filter(Boolean).join(' '),
    year: proseAt(citation, 'year'),
    source: proseAt(citation, 'source'),
    title: proseAt(citation, 'article-title') || proseAt(citation, 'chapter-title'),
    text: proseOf(citation),
  }
}

function rawOf(article: XmlElement): RawPaper | undefined {
  const meta = firstAt(article, 'front/article-meta') ?? firstAt(article, 'front-stub')
  if (!meta) return undefined
  const journal = firstAt(article, 'front/journal-meta')
  const id = (...kinds: string[]): string =>
    proseOf(allAt(meta, 'article-id').find((one) => kinds.includes(one.attributes.get('pub-id-type') ?? '')))
  const abstracts = allAt(meta, 'abstract')
  const plain = abstracts.find((abstract) => !abstract.attributes.has('abstract-type'))
  const title = firstAt(meta, 'title-group')
  const groups = allAt(meta, 'kwd-group').filter(
    (group) => !/abbreviation/i.test(group.attributes.get('kwd-group-type') ?? ''),
  )
  const contribs = [...allAt(meta, 'contrib-group/contrib'), ...allAt(meta, 'contrib-group/collab')]
  const authors = contribs.filter((one) => /^(?:author)?$/.test(one.attributes.get('contrib-type') ?? ''))
  const pmc = id('pmc', 'pmcid').replace(/^PMC/, '')
  return {
    id: id('pmid') || id('doi') || (pmc && `PMC${pmc}`),
    title: [proseAt(title, 'article-title'), proseAt(title, 'subtitle')].filter(Boolean).join(': '),
    abstract: proseOf(plain ?? abstracts[0]),
    authors: (authors.length > 0 ? authors : contribs).map(authorOf),
    year: yearOf(meta),
    venue:
      proseAt(journal, 'journal-title-group/journal-title') ||
      proseAt(journal, 'journal-title') ||
      proseAt(journal, 'journal-id'),
    keywords: groups
      .flatMap((group) => [...allAt(group, 'kwd'), ...allAt(group, 'compound-kwd/compound-kwd-part')])
      .map(proseOf)
      .filter(Boolean),
    doi: id('doi'),
    pmid: id('pmid'),
    language: article.attributes.get('lang'),
    references: allAt(article, 'back/ref-list/ref').map(referenceOf),
    url: pmc ? `https://www.ncbi.nlm.nih.gov/pmc/articles/PMC${pmc}/` : '',
  }
}

export const jats = xmlFormat(
  'JATS',
  ({ name, tag }, head) =>
    /^(?:article|pmc-articleset|articles)$/.test(name) &&
    (/JATS|\bNLM\b|article-type=|journalpublishing|archivearticle/.test(tag) ||
      /<front[\s>]|<article-meta[\s>]|<pmc-articleset/.test(head)),
  new Set(['article']),
  ({ element }) => rawOf(element),
)
