/** Answers of indexes of papers as rows of the table of paths (`paths.ts`). */
import { authorsOf } from '../author-lists.ts'
import { shortName } from '../authors.ts'
import { at, textAt } from './json-values.ts'
import type { PathRow } from './paths.ts'

export const INDEXES: readonly PathRow[] = [
  {
    name: 'Europe PMC',
    has: ['title', 'authorString | authorList', 'source | pmid | pmcid'],
    fields: {
      id: 'pmid | pmcid | id',
      title: 'title',
      abstract: 'abstractText',
      authors: 'authorList.author[] | authorString',
      year: 'pubYear | journalInfo.yearOfPublication | firstPublicationDate',
      venue:
        'journalInfo.journal.title | journalTitle | journalAbbreviation | bookOrReportDetails.comprisingTitle | bookOrReportDetails.publisher',
      keywords: 'keywordList.keyword | meshHeadingList.meshHeading[].descriptorName',
      doi: 'doi',
      pmid: 'pmid',
      language: 'language',
      url: 'fullTextUrlList.fullTextUrl[documentStyle=html].url',
      pdf: 'fullTextUrlList.fullTextUrl[documentStyle=pdf].url',
    },
  },
  {
    name: 'ADS',
    has: ['bibcode'],
    fields: {
      id: 'bibcode',
      title: 'title',
      abstract: 'abstract',
      authors: 'author[]',
      year: 'year | pubdate | date',
      venue: 'pub',
      keywords: 'keyword[]',
      doi: 'doi',
      references: 'reference[]',
    },
    mend: (raw, record) => {
      const ids = [at(record, 'identifier')].flat().filter((id) => typeof id === 'string')
      return { ...raw, arxiv: [...ids, textAt(record, 'eid')].find((id) => /^arxiv:/i.test(id)) }
    },
  },
  {
    name: 'DBLP',
    has: ['info.title', 'info.key | info.url | info.venue'],
    fields: {
      id: 'info.key',
      title: 'info.title',
      authors: 'info.authors.author[]',
      year: 'info.year',
      venue: 'info.venue',
      doi: 'info.doi',
      url: 'info.ee',
    },
    // DBLP ends titles with a full stop, and numbers namesakes.
    mend: (raw) => ({
      ...raw,
      title: typeof raw.title === 'string' ? raw.title.replace(/\.$/, '') : raw.title,
      authors: [raw.authors ?? []]
        .flat()
        .map((author) => textAt(author, 'text') || author)
        .map((name) => (typeof name === 'string' ? name.replace(/ \d{4}$/, '') : name)),
    }),
  },
  {
    name: 'DOAJ',
    has: ['bibjson.title'],
    fields: {
      id: 'id',
      title: 'bibjson.title',
      abstract: 'bibjson.abstract',
      authors: 'bibjson.author[]',
      year: 'bibjson.year',
      venue: 'bibjson.journal.title',
      keywords: 'bibjson.keywords[]',
      doi: 'bibjson.identifier[type=doi].id',
      language: 'bibjson.journal.language',
      url: 'bibjson.link[type=fulltext].url',
    },
  },
  {
    name: 'Scopus',
    has: ['dc:title', 'dc:identifier | eid | prism:publicationName | prism:url | prism:doi'],
    fields: {
      id: 'eid | dc:identifier | prism:doi',
      title: 'dc:title',
      abstract: 'dc:description | abstract.p[] | abstract',
      authors: 'author[].$ | author[] | creators[].creator | dc:creator',
      year: 'prism:coverDate | prism:coverDisplayDate | prism:publicationDate | publicationDate',
      venue: 'prism:publicationName | publicationName',
      keywords: 'authkeywords | keyword[] | dcterms:subject[]',
      doi: 'prism:doi',
      pmid: 'pubmed-id',
      language: 'language',
    },
    mend: (raw) => ({
      ...raw,
      authors: Array.isArray(raw.authors)
        ? raw.authors.flatMap((name) => (typeof name === 'string' ? authorsOf(name) : name))
        : raw.authors,
      keywords: typeof raw.keywords === 'string' ? raw.keywords.split(/\s*\|\s*/) : raw.keywords,
    }),
  },
  {
    name: 'Scopus and ScienceDirect, one record',
    has: ['coredata.dc:title'],
    fields: {
      id: 'coredata.eid | coredata.dc:identifier | coredata.prism:doi',
      title: 'coredata.dc:title',
      abstract: 'coredata.dc:description | item.bibrecord.head.abstracts',
      authors:
        'authors.author[] | coredata.dc:creator.author[] | coredata.dc:creator[].$ | coredata.dc:creator',
      year: 'coredata.prism:coverDate | coredata.prism:coverDisplayDate',
      venue: 'coredata.prism:publicationName',
      keywords: 'authkeywords.author-keyword[].$ | coredata.dcterms:subject[].$ | coredata.dcterms:subject[]',
      doi: 'coredata.prism:doi',
      pmid: 'coredata.pubmed-id',
      language: 'language.@xml:lang',
    },
  },
  {
    name: 'Springer Nature',
    has: ['title', 'creators.creator', 'publicationName | contentType'],
    fields: {
      id: 'doi | identifier',
      title: 'title',
      abstract: 'abstract.p | abstract',
      authors: 'creators[].creator',
      year: 'publicationDate | onlineDate',
      venue: 'publicationName',
      keywords: 'keyword[] | subjects[]',
      doi: 'doi',
      language: 'language',
      url: 'url[format=html].value | url.value',
      pdf: 'url[format=pdf].value',
    },
  },
  {
    name: 'Lens',
    has: ['lens_id'],
    fields: {
      id: 'lens_id',
      title: 'title',
      abstract: 'abstract',
      authors: 'authors[]',
      year: 'year_published | date_published',
      venue: 'source.title | conference.name | publisher',
      keywords: 'keywords[] | mesh_terms[].mesh_heading | fields_of_study[]',
      doi: 'external_ids[type=doi].value',
      pmid: 'external_ids[type=pmid].value',
      language: 'languages',
      references: 'references[]',
      url: 'source_urls[type=html].url',
      pdf: 'source_urls[type=pdf].url',
    },
  },
  {
    name: 'PubMed summary',
    has: ['uid', 'title', 'articleids | fulljournalname | sortpubdate'],
    fields: {
      id: 'uid',
      title: 'title',
      authors: 'authors[]',
      year: 'pubdate | sortpubdate | epubdate',
      venue: 'fulljournalname | source',
      doi: 'articleids[idtype=doi].value',
      pmid: 'articleids[idtype=pubmed].value',
      language: 'lang',
    },
    mend: (raw) => ({
      ...raw,
      authors: [raw.authors ?? []].flat().map((author) => {
        const name = textAt(author, 'name')
        return textAt(author, 'authtype') === 'CollectiveName' ? { literal: name } : shortName(name)
      }),
    }),
  },
  {
    name: 'schema.org',
    has: ['@type', 'name | headline', 'author | creator | datePublished | abstract'],
    fields: {
      title: 'headline | name',
      abstract: 'abstract | description',
      authors: 'author[] | creator[]',
      year: 'datePublished | dateCreated',
      venue: 'isPartOf.isPartOf.name | isPartOf.name | publisher.name',
      keywords: 'keywords',
      doi: 'doi | identifier[propertyID=doi].value',
      language: 'inLanguage',
      url: 'sameAs | url',
    },
  },
  {
    name: 'Web of Science, Starter API',
    has: ['uid', 'title', 'source.sourceTitle | names.authors'],
    fields: {
      id: 'uid',
      title: 'title',
      authors: 'names.authors[].displayName',
      year: 'source.publishYear',
      venue: 'source.sourceTitle',
      keywords: 'keywords.authorKeywords[]',
      doi: 'identifiers.doi',
    },
    mend: (raw, record) => ({ ...raw, pmid: textAt(record, 'identifiers', 'pmid').replace(/^MEDLINE:/, '') }),
  },
  {
    name: 'IEEE Xplore',
    has: [
      'title',
      'article_number | articleNumber',
      'publication_title | publication_year | publicationTitle',
    ],
    fields: {
      id: 'article_number | articleNumber',
      title: 'title',
      abstract: 'abstract',
      authors: 'authors.authors[] | authors[]',
      year: 'publication_year | publicationYear | publication_date',
      venue: 'publication_title | publicationTitle',
      keywords: 'index_terms.author_terms.terms[] | index_terms.ieee_terms.terms[]',
      doi: 'doi',
      url: 'html_url | abstract_url',
      pdf: 'pdf_url',
    },
  },
]
