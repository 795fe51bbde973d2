/** Answers of archives, of preprints and of data, as rows of the table of paths (`paths.ts`). */
import { authorsOf } from '../author-lists.ts'
import type { RawPaper } from '../paper.ts'
import { listAt, textAt } from './json-values.ts'
import type { PathRow } from './paths.ts'

/** The year of the venue goes before those of OpenReview's dates. */
const openReviewYear = (raw: RawPaper): RawPaper => ({
  ...raw,
  year: /(?<!\d)(?:19|20)\d\d(?!\d)/.exec(textAt(raw, 'venue'))?.[0] ?? raw.year,
  pdf: undefined,
  url: textAt(raw, 'id') ? `https://openreview.net/forum?id=${textAt(raw, 'id')}` : undefined,
})

/** Names, which do not end in an initial, a title, and what follows it: `Jane Doe, R. Roe. Of graphs. J Ex, 2021, 3 (1).` */
const CITED = /^(?<names>.{0,2000}?\p{L}{2})\. (?<title>.{1,500}?[.?!…]) (?<rest>.*)$/su

/** A reference as HAL writes it, with its ids in angle brackets behind it; no title where it has another shape. */
function cited(label: string): RawPaper {
  const { names = '', title = '', rest = '' } = CITED.exec(label)?.groups ?? {}
  if (title === '') return {}
  return {
    title: title.replace(/\.$/, ''),
    authors: authorsOf(names),
    year: /(?<!\d)(?:19|20)\d\d(?!\d)/.exec(rest)?.[0],
    doi: /⟨(10\.[^⟩]+)⟩/.exec(rest)?.[1],
    arxiv: /⟨arxiv:([^⟩]+)⟩/i.exec(rest)?.[1],
  }
}

/** An organisation's name has no parts. */
const creatorOf = (creator: unknown): unknown =>
  textAt(creator, 'nameType') === 'Organizational' ? { literal: textAt(creator, 'name') } : creator

export const ARCHIVES: readonly PathRow[] = [
  {
    name: 'bioRxiv',
    has: [
      'title | preprint_title | rel_title',
      'server | preprint_platform | rel_site | preprint_doi',
      'doi | preprint_doi | biorxiv_doi | medrxiv_doi | rel_doi',
    ],
    fields: {
      title: 'title | preprint_title | rel_title',
      abstract: 'abstract | preprint_abstract | rel_abs',
      authors: 'authors | preprint_authors | rel_authors[].author_name',
      year: 'date | preprint_date | rel_date',
      venue: 'server | preprint_platform | rel_site',
      keywords: 'category | preprint_category',
      doi: 'doi | preprint_doi | biorxiv_doi | medrxiv_doi | rel_doi',
    },
  },
  {
    name: 'OpenReview',
    has: ['content.title', 'forum | invitation | invitations | content.authors | content.abstract'],
    fields: {
      id: 'forum | id',
      title: 'content.title.value | content.title',
      abstract: 'content.abstract.value | content.abstract',
      authors: 'content.authors.value | content.authors',
      year: 'content.year.value | pdate | cdate | tcdate',
      venue: 'content.venue.value | content.venue | content.venueid.value',
      keywords: 'content.keywords.value | content.keywords',
      code: 'content.code.value | content.code',
    },
    // A review has a title, too, and is no paper.
    mend: (raw, record) => (textAt(record, 'replyto') ? {} : openReviewYear(raw)),
  },
  {
    name: 'DataCite',
    has: [
      'titles[].title | creators[].name',
      'types | publicationYear | schemaVersion',
      'creators | descriptions | subjects',
    ],
    fields: {
      id: 'doi | id',
      title: 'titles[].title',
      abstract: 'descriptions[descriptionType=Abstract].description | descriptions.description',
      authors: 'creators[]',
      year: 'publicationYear | dates[dateType=Issued].date | published',
      venue:
        'container.title | relatedItems[relationType=IsPublishedIn].titles.title | publisher.name | publisher',
      keywords: 'subjects[].subject',
      doi: 'doi',
      language: 'language',
      url: 'url',
      references:
        'relatedIdentifiers[relationType=References].relatedIdentifier | relatedIdentifiers[relationType=Cites].relatedIdentifier',
    },
    mend: (raw, record) => {
      const subtitle = listAt(record, 'titles').find((title) => textAt(title, 'titleType') === 'Subtitle')
      const title = subtitle ? { title: `${raw.title}: ${textAt(subtitle, 'title')}` } : {}
      return { ...raw, ...title, authors: listAt(record, 'creators').map(creatorOf) }
    },
  },
  {
    name: 'INSPIRE',
    has: [
      'metadata.titles.title | titles.title',
      'metadata.control_number | control_number | metadata.abstracts | metadata.arxiv_eprints | metadata.dois | arxiv_eprints | texkeys',
    ],
    fields: {
      id: 'metadata.texkeys | texkeys | id | control_number',
      title: 'metadata.titles.title | titles.title',
      abstract: 'metadata.abstracts.value | abstracts.value',
      authors:
        'metadata.authors[].full_name | authors[].full_name | metadata.corporate_author | metadata.collaborations[].value',
      year: 'metadata.publication_info.year | publication_info.year | metadata.preprint_date | metadata.earliest_date | preprint_date | metadata.thesis_info.date',
      venue: 'metadata.publication_info.journal_title | publication_info.journal_title',
      keywords: 'metadata.keywords[].value | keywords[].value',
      language: 'metadata.languages | languages',
      doi: 'metadata.dois.value | dois.value',
      arxiv: 'metadata.arxiv_eprints.value | arxiv_eprints.value',
      references: 'metadata.references[] | references[]',
    },
  },
  {
    name: 'HAL',
    has: [
      'title_s | en_title_s | fr_title_s | halId_s | authFullName_s | label_s',
      'docid | halId_s | authFullName_s | uri_s | label_s',
    ],
    fields: {
      id: 'halId_s | docid',
      title: 'en_title_s | title_s | fr_title_s',
      abstract: 'en_abstract_s | abstract_s | fr_abstract_s',
      authors: 'authFullName_s[] | authFullNameFormIDPersonIDIDHal_fs[]',
      year: 'publicationDateY_i | producedDateY_i | publicationDate_s | producedDate_s | submittedDateY_i',
      venue: 'journalTitle_s | bookTitle_s | conferenceTitle_s',
      keywords: 'en_keyword_s[] | keyword_s[]',
      doi: 'doiId_s',
      arxiv: 'arxivId_s',
      pmid: 'pubmedId_s',
      language: 'language_s',
      url: 'uri_s',
      pdf: 'fileMain_s',
    },
    // All that an answer holds where nobody has asked for more.
    mend: (raw, record) => (raw.title === undefined ? { ...cited(textAt(record, 'label_s')), ...raw } : raw),
  },
  {
    name: 'Zenodo',
    has: ['metadata.title', 'metadata.creators', 'doi | metadata.doi | conceptrecid | links | id'],
    fields: {
      id: 'id | recid',
      title: 'metadata.title',
      abstract: 'metadata.description',
      authors: 'metadata.creators[].person_or_org | metadata.creators[]',
      year: 'metadata.publication_date',
      venue:
        'metadata.journal.title | metadata.imprint.publisher | metadata.meeting.title | metadata.publisher',
      keywords: 'metadata.keywords[] | metadata.subjects[].subject | metadata.subjects[].term',
      doi: 'doi | metadata.doi | pids.doi.identifier',
      language: 'metadata.language | metadata.languages.id',
      url: 'links.self_html | links.html | links.latest_html',
    },
  },
  {
    name: 'S2ORC',
    has: ['metadata.title', 'body_text | pdf_parse | bib_entries | abstract.text', 'paper_id'],
    fields: {
      id: 'paper_id',
      title: 'metadata.title',
      abstract: 'abstract[].text | metadata.abstract[].text | metadata.abstract | abstract',
      authors: 'metadata.authors[]',
      year: 'metadata.year',
      venue: 'metadata.venue | metadata.journal',
      doi: 'metadata.doi | metadata.identifiers.doi',
      arxiv: 'metadata.arxiv_id',
      pmid: 'metadata.pubmed_id',
      references: 'bib_entries',
    },
  },
  {
    name: 'CORE',
    has: ['title', 'yearPublished | oaiIds | dataProviders | fieldOfStudy'],
    fields: {
      id: 'id',
      title: 'title',
      abstract: 'abstract',
      authors: 'authors[]',
      year: 'yearPublished | publishedDate',
      venue: 'journals.title | publisher',
      keywords: 'tags[] | topics[] | fieldOfStudy',
      doi: 'doi',
      arxiv: 'arxivId',
      pmid: 'pubmedId',
      language: 'language.code',
      pdf: 'downloadUrl',
      references: 'references[]',
    },
  },
  {
    name: 'OSF',
    has: ['attributes.title', 'attributes.date_published | links.preprint_doi'],
    fields: {
      id: 'id',
      title: 'attributes.title',
      abstract: 'attributes.description',
      authors: 'embeds.contributors.data[].embeds.users.data.attributes.full_name',
      year: 'attributes.original_publication_date | attributes.date_published | attributes.date_created',
      keywords: 'attributes.tags[]',
      doi: 'attributes.doi | links.doi | links.preprint_doi',
      url: 'links.html',
    },
  },
  {
    name: 'PLOS',
    has: ['title_display', 'author_display | eissn | article_type | abstract'],
    fields: {
      id: 'id',
      title: 'title_display',
      abstract: 'abstract[] | abstract_primary_display[]',
      authors: 'author_display[]',
      year: 'publication_date',
      venue: 'journal',
      keywords: 'subject_level_1[]',
      doi: 'id',
    },
  },
  {
    name: 'Hugging Face',
    has: ['paper.title', 'paper.summary | paper.upvotes | paper.publishedAt'],
    fields: {
      id: 'paper.id',
      title: 'paper.title',
      abstract: 'paper.summary',
      authors: 'paper.authors[].name',
      year: 'paper.publishedAt | publishedAt',
      keywords: 'paper.ai_keywords[]',
      arxiv: 'paper.id',
      code: 'paper.githubRepo',
    },
  },
]
