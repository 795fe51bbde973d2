/** PubMed XML (efetch, `PubmedArticleSet`): structured abstracts with their labels, MeSH headings, book articles. */
import type { RawPaper } from '../paper.ts'
import type { XmlElement } from '../xml.ts'
import { allAt, findElement, firstAt, proseAt, proseOf } from '../xml-tree.ts'
import { xmlFormat } from './root.ts'

const RECORDS = new Set(['PubmedArticle', 'PubmedBookArticle', 'MedlineCitation'])

function abstractOf(article: XmlElement | undefined): string {
  return allAt(article, 'Abstract/AbstractText')
    .map((part) => {
      const label = part.attributes.get('Label')
      const text = proseOf(part)
      return label && label !== 'UNLABELLED' && text ? `${label}: ${text}` : text
    })
    .filter(Boolean)
    .join('\n')
}

const authorOf = (author: XmlElement): unknown => {
  const literal = proseAt(author, 'CollectiveName')
  if (literal) return { literal }
  return {
    family: proseAt(author, 'LastName'),
    given: proseAt(author, 'ForeName') || proseAt(author, 'Initials'),
    suffix: proseAt(author, 'Suffix'),
  }
}

const isId = (attribute: string, kind: string) => (id: XmlElement) => id.attributes.get(attribute) === kind

/** Its ids, and how it is written. */
const referenceOf = (reference: XmlElement): unknown => {
  const id = (kind: string): string =>
    proseOf(allAt(reference, 'ArticleIdList/ArticleId').find(isId('IdType', kind)))
  return { doi: id('doi'), pmid: id('pubmed'), citation: proseAt(reference, 'Citation') }
}

function rawOf(record: XmlElement): RawPaper {
  const citation =
    record.name === 'MedlineCitation'
      ? record
      : (firstAt(record, 'MedlineCitation') ?? firstAt(record, 'BookDocument'))
  const article = firstAt(citation, 'Article') ?? citation
  const date = firstAt(article, 'Journal/JournalIssue/PubDate') ?? firstAt(article, 'Book/PubDate')
  const ids = [
    ...allAt(article, 'ELocationID').filter(isId('EIdType', 'doi')),
    ...allAt(article, 'Book/ELocationID').filter(isId('EIdType', 'doi')),
    ...allAt(record, 'PubmedData/ArticleIdList/ArticleId').filter(isId('IdType', 'doi')),
    ...allAt(article, 'ArticleIdList/ArticleId').filter(isId('IdType', 'doi')),
  ]
  const authors = allAt(article, 'AuthorList/Author')
  const pmc = allAt(record, 'PubmedData/ArticleIdList/ArticleId').find(isId('IdType', 'pmc'))
  const pmid = proseAt(citation, 'PMID')
  return {
    id: pmid,
    pmid,
    title:
      proseAt(article, 'ArticleTitle') ||
      proseAt(article, 'VernacularTitle') ||
      proseAt(article, 'Book/BookTitle'),
    abstract: abstractOf(article) || proseOf(findElement(citation, 'OtherAbstract')),
    authors: (authors.length > 0 ? authors : allAt(article, 'Book/AuthorList/Author')).map(authorOf),
    year: proseAt(date, 'Year') || proseAt(date, 'MedlineDate') || proseAt(article, 'ArticleDate/Year'),
    venue:
      proseAt(article, 'Journal/Title') ||
      proseAt(article, 'Journal/ISOAbbreviation') ||
      proseAt(article, 'Book/BookTitle'),
    keywords: [
      ...allAt(citation, 'KeywordList/Keyword'),
      ...allAt(citation, 'MeshHeadingList/MeshHeading/DescriptorName'),
    ]
      .map(proseOf)
      .filter(Boolean),
    doi: ids.map(proseOf).find(Boolean),
    language: proseAt(article, 'Language'),
    references: allAt(record, 'PubmedData/ReferenceList/Reference').map(referenceOf),
    url: pmc ? `https://www.ncbi.nlm.nih.gov/pmc/articles/${proseOf(pmc)}/` : '',
  }
}

export const pubmed = xmlFormat(
  'PubMed XML',
  ({ name }) => /^(?:Pubmed|Medline)/.test(name),
  RECORDS,
  ({ element }) => rawOf(element),
)
