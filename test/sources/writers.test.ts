/** One work as many programs and sites write it: every field that a format carries comes out, and nothing else. */
import { describe, expect, test } from 'vitest'
import type { Author, Paper } from '../../src/types.ts'
import { read } from '../helpers/sources.ts'

const TITLE = 'Low-rank adaptation of large language models'
const ABSTRACT = 'We adapt language models with few parameters. It works.'
const AUTHORS = 'Ann B.|Lee; Bob|van der Berg|Jr.; José|Müller'
const WORK = {
  title: TITLE,
  abstract: ABSTRACT,
  authors: AUTHORS,
  year: 2021,
  venue: 'Journal of Things',
  keywords: 'LoRA; fine-tuning',
  doi: '10.1234/abc.5',
  arxiv: '2106.09685',
  pmid: '34567890',
  acl: '2021.acl-long.5',
  language: 'en',
}
type Field = keyof typeof WORK
const FIELDS = Object.keys(WORK) as Field[]

const PLAIN: readonly Field[] = ['title', 'abstract', 'authors', 'year', 'venue', 'keywords', 'doi']

interface Case {
  writer: string
  file: string
  text: string
  carries: readonly Field[]
  /** What the format says in its own way. */
  says?: Partial<Record<Field, string>>
  id?: string
  /** `kind url` of all links but the DOI's, in their order. */
  links?: string[]
}

const CASES: Case[] = [
  {
    writer: 'Zotero, BibTeX',
    file: 'zotero.bib',
    text: `
@article{lee_low-rank_2021,
	title = {Low-rank adaptation of large language models},
	volume = {3},
	copyright = {All rights reserved},
	url = {https://example.org/a_b?x=1&y=2},
	doi = {10.1234/abc.5},
	abstract = {We adapt language models with few parameters. It works.},
	language = {en-US},
	urldate = {2022-01-01},
	journal = {Journal of Things},
	author = {Lee, Ann B. and van der Berg, Jr., Bob and Müller, José},
	month = jun,
	year = {2021},
	note = {arXiv:2106.09685 [cs]},
	keywords = {LoRA, fine-tuning},
	file = {Full Text PDF:/home/x/a.pdf:application/pdf},
}`,
    carries: [...PLAIN, 'language'],
    id: 'lee_low-rank_2021',
    links: ['paper https://example.org/a_b?x=1&y=2'],
  },
  {
    writer: 'JabRef, BibLaTeX',
    file: 'jabref.bib',
    text: String.raw`% Encoding: UTF-8

@Article{Lee2021,
  author       = {Lee, Ann B. and family=Berg, given=Bob, prefix={van der}, suffix={Jr.} and Jos{\'e} M{\"u}ller},
  date         = {2021-06-17},
  journaltitle = {Journal of Things},
  title        = {Low-rank adaptation of large language models},
  doi          = {https://doi.org/10.1234/abc.5},
  eprint       = {2106.09685v2},
  eprinttype   = {arxiv},
  eprintclass  = {cs.CL},
  langid       = {american},
  abstract     = {We adapt language models with few parameters. It works.},
  keywords     = {LoRA; fine-tuning},
  groups       = {models},
}

@Comment{jabref-meta: databaseType:biblatex;}
`,
    carries: [...PLAIN, 'arxiv', 'language'],
    id: 'Lee2021',
  },
  {
    writer: 'Scopus, BibTeX',
    file: 'scopus.bib',
    text: `Scopus
EXPORT DATE: 01 January 2022

@ARTICLE{Lee2021,
	author = {Lee, Ann B. and van der Berg, Jr., Bob and Müller, José},
	title = {Low-rank adaptation of large language models},
	year = {2021},
	journal = {Journal of Things},
	doi = {10.1234/abc.5},
	url = {https://www.scopus.com/inward/record.uri?eid=2-s2.0-1&doi=10.1234%2fabc.5&partnerID=40},
	abstract = {We adapt language models with few parameters. It works.},
	author_keywords = {LoRA; fine-tuning},
	keywords = {Computational linguistics},
	type = {Article}
}`,
    carries: PLAIN,
    id: 'Lee2021',
    links: ['paper https://www.scopus.com/inward/record.uri?eid=2-s2.0-1&doi=10.1234%2fabc.5&partnerID=40'],
  },
  {
    writer: 'MathSciNet, BibTeX',
    file: 'msn.bib',
    text: String.raw`@article {MR1234,
    AUTHOR = {Lee, Ann B. and van der Berg, Jr., Bob and M\"{u}ller, Jos\'{e}},
     TITLE = {Low-rank adaptation of large language models},
   JOURNAL = {J. Things},
  FJOURNAL = {Journal of Things},
      YEAR = {2021},
       DOI = {10.1234/abc.5},
}`,
    carries: ['title', 'authors', 'year', 'venue', 'doi'],
    id: 'MR1234',
  },
  {
    writer: 'DBLP, BibTeX',
    file: 'dblp.bib',
    text: `@inproceedings{DBLP:conf/acl/LeeBM21,
  author       = {Ann B. Lee and
                  Bob van der Berg Jr. and
                  Jos{\\'{e}} M{\\"{u}}ller},
  title        = {Low-rank adaptation of large
                  language models},
  booktitle    = {Journal of Things},
  year         = {2021},
  url          = {https://doi.org/10.1234/abc.5},
  doi          = {10.1234/ABC.5},
  timestamp    = {Mon, 01 Jan 2022 10:00:00 +0100},
  bibsource    = {dblp computer science bibliography, https://dblp.org}
}`,
    carries: ['title', 'authors', 'year', 'venue', 'doi'],
    says: { doi: '10.1234/ABC.5' },
    id: 'DBLP:conf/acl/LeeBM21',
    links: ['paper https://doi.org/10.1234/abc.5'],
  },
  {
    writer: 'ACL Anthology, BibTeX',
    file: 'anthology.bib',
    text: `@inproceedings{lee-etal-2021-low,
    title = "Low-rank adaptation of large language models",
    author = {Lee, Ann B.  and
      van der Berg, Jr., Bob  and
      M{\\"u}ller, Jos{\\'e}},
    editor = "Doe, Jane",
    booktitle = "Journal of Things",
    month = aug,
    year = "2021",
    publisher = "Association for Computational Linguistics",
    url = "https://aclanthology.org/2021.acl-long.5/",
    doi = "10.1234/abc.5",
    abstract = "We adapt language models with few parameters. It works."
}`,
    carries: ['title', 'abstract', 'authors', 'year', 'venue', 'doi', 'acl'],
    id: 'lee-etal-2021-low',
    links: ['paper https://aclanthology.org/2021.acl-long.5/'],
  },
  {
    writer: 'Zotero, RIS',
    file: 'zotero.ris',
    text: `TY  - JOUR
TI  - Low-rank adaptation of large language models
AU  - Lee, Ann B.
AU  - van der Berg, Bob, Jr.
AU  - Müller, José
T2  - Journal of Things
AB  - We adapt language models with few parameters. It works.
DA  - 2021/06/17/
PY  - 2021
DO  - 10.1234/abc.5
LA  - en
UR  - https://example.org/a
KW  - LoRA
KW  - fine-tuning
L1  - https://example.org/a.pdf
ER  - 

`,
    carries: [...PLAIN, 'language'],
    links: ['paper https://example.org/a', 'pdf https://example.org/a.pdf'],
  },
  {
    writer: 'EndNote, RIS with A1, N2 and a DOI among the notes',
    file: 'endnote.ris',
    text: `1. 
TY  - JOUR
T1  - Low-rank adaptation of large language models
A1  - Lee, Ann B.
AU  - van der Berg, Bob, Jr.
AU  - Müller, José
N2  - We adapt language models with few parameters. It works.
KW  - LoRA
fine-tuning
Y1  - 1900/01/01
DA  - 2021/06/17
JO  - Journal of Things
N1  - doi: 10.1234/abc.5
ID  - 77
ER  -
`,
    carries: PLAIN,
    id: '77',
  },
  {
    writer: 'PubMed by RIS, with the full text',
    file: 'pubmed.ris',
    text: `TY  - JOUR\r
DB  - PubMed\r
AN  - 34567890\r
T1  - Low-rank adaptation of large language models\r
AU  - Lee, Ann B.\r
AU  - van der Berg, Bob, Jr.\r
AU  - Müller, José\r
JF  - Journal of Things\r
PY  - 2021\r
DO  - 10.1234/abc.5\r
L2  - https://www.ncbi.nlm.nih.gov/pmc/articles/PMC1/\r
ER  - \r
`,
    carries: ['title', 'authors', 'year', 'venue', 'doi', 'pmid'],
    id: '34567890',
    links: ['paper https://www.ncbi.nlm.nih.gov/pmc/articles/PMC1/'],
  },
  {
    writer: 'EndNote, tagged',
    file: 'export.enw',
    text: `%0 Journal Article
%T Low-rank adaptation of large language models
%A Lee, Ann B.
%A van der Berg, Bob, Jr.
%A Müller, José
%J Journal of Things
%D 2021
%V 3
%K LoRA
%K fine-tuning
%R 10.1234/abc.5
%G English
%U https://example.org/a
%U https://example.org/a.pdf
%X We adapt language models with few parameters.
It works.

`,
    carries: [...PLAIN, 'language'],
    links: ['paper https://example.org/a', 'pdf https://example.org/a.pdf'],
  },
  {
    writer: 'EndNote, XML',
    file: 'endnote.xml',
    text: `<?xml version="1.0" encoding="UTF-8" ?><xml><records><record><database name="My.enl" path="x">My.enl</database><source-app name="EndNote" version="20">EndNote</source-app><rec-number>12</rec-number><ref-type name="Journal Article">17</ref-type><contributors><authors><author><style face="normal" font="default" size="100%">Lee, Ann B.</style></author><author><style face="normal">van der Berg, Bob, Jr.</style></author><author><style face="normal">Müller, José</style></author></authors></contributors><titles><title><style face="normal">Low-rank adaptation of large </style><style face="italic">language models</style></title><secondary-title>Journal of Things</secondary-title></titles><periodical><full-title>Journal of Things</full-title></periodical><keywords><keyword>LoRA</keyword><keyword>fine-tuning</keyword></keywords><dates><year>2021</year><pub-dates><date>Jun 17</date></pub-dates></dates><accession-num>34567890</accession-num><abstract>We adapt language models with few parameters. It works.</abstract><urls><related-urls><url>https://example.org/a</url></related-urls><pdf-urls><url>internal-pdf://1/a.pdf</url></pdf-urls></urls><electronic-resource-num>10.1234/abc.5</electronic-resource-num><remote-database-name>Medline</remote-database-name><language>eng</language></record></records></xml>`,
    carries: [...PLAIN, 'pmid', 'language'],
    links: ['paper https://example.org/a'],
  },
  {
    writer: 'Web of Science, tagged, with a byte order mark',
    file: 'savedrecs.ciw',
    text: `\uFEFFFN Clarivate Analytics Web of Science
VR 1.0
PT J
AU Lee, AB
   van der Berg, B
AF Lee, Ann B. (lee@example.org)
   van der Berg, Bob, Jr.
   Müller, José
TI Low-rank adaptation of large
   language models
SO Journal of Things
LA English
DE LoRA; fine-tuning
AB We adapt language models with few parameters. It works.
PD JUN
PY 2021
DI 10.1234/abc.5
PM 34567890
UT WOS:000123456789012
ER

EF`,
    carries: [...PLAIN, 'pmid', 'language'],
    id: 'WOS:000123456789012',
  },
  {
    writer: 'Web of Science, tab-delimited, with a byte order mark',
    file: 'savedrecs.txt',
    text: `\uFEFFPT\tAU\tAF\tTI\tSO\tLA\tDE\tID\tAB\tPY\tDI\tUT\tPM\r\nJ\tLee, AB; van der Berg, B; Muller, J\tLee, Ann B.; van der Berg, Bob, Jr.; Müller, José\tLow-rank adaptation of large language models\tJournal of Things\tEnglish\tLoRA; fine-tuning\tMODELS\tWe adapt language models with few parameters. It works.\t2021\t10.1234/abc.5\tWOS:000123456789012\t34567890\t\r\n`,
    carries: [...PLAIN, 'pmid', 'language'],
    says: { keywords: 'LoRA; fine-tuning; MODELS' },
    id: 'WOS:000123456789012',
  },
  {
    writer: 'PubMed, nbib',
    file: 'pubmed.nbib',
    text: `
PMID- 34567890
OWN - NLM
STAT- MEDLINE
LID - 10.1234/abc.5 [doi]
TI  - Low-rank adaptation of large
      language models
AB  - We adapt language models with few parameters. It
      works.
FAU - Lee, Ann B.
AU  - Lee AB
FAU - van der Berg, Bob Jr.
AU  - van der Berg B Jr
FAU - Müller, José
AU  - Müller J
LA  - eng
DP  - 2021 Jun 17
JT  - Journal of Things
MH  - *LoRA/*methods/trends
OT  - fine-tuning
`,
    carries: [...PLAIN, 'pmid', 'language'],
    says: { keywords: 'fine-tuning; LoRA' },
    id: '34567890',
  },
  {
    writer: 'ERIC, nbib',
    file: 'eric.nbib',
    text: `OWN - ERIC
TI  - Low-rank adaptation of large language models
AU  - Lee, Ann B.
AU  - van der Berg, Bob, Jr.
AU  - Müller, José
OT  - LoRA
OT  - fine-tuning
JT  - Journal of Things
AID - 10.1234/abc.5 [doi]
DP  - 2021
LA  - English
AB  - We adapt language models with few parameters. It works.
`,
    carries: [...PLAIN, 'language'],
  },
  {
    writer: 'PubMed, XML of a book',
    file: 'book.xml',
    text: `<PubmedArticleSet><PubmedBookArticle><BookDocument><PMID Version="1">34567890</PMID><Book><BookTitle>Journal of Things</BookTitle><PubDate><Year>2021</Year></PubDate><AuthorList Type="authors"><Author><LastName>Lee</LastName><ForeName>Ann B.</ForeName></Author><Author><LastName>van der Berg</LastName><ForeName>Bob</ForeName><Suffix>Jr.</Suffix></Author><Author><LastName>Müller</LastName><ForeName>José</ForeName></Author></AuthorList><ELocationID EIdType="doi" ValidYN="Y">10.1234/abc.5</ELocationID></Book><ArticleTitle>Low-rank adaptation of large language models</ArticleTitle><Language>eng</Language><Abstract><AbstractText>We adapt language models with few parameters. It works.</AbstractText></Abstract><KeywordList><Keyword>LoRA</Keyword><Keyword>fine-tuning</Keyword></KeywordList></BookDocument></PubmedBookArticle></PubmedArticleSet>`,
    carries: [...PLAIN, 'pmid', 'language'],
    id: '34567890',
  },
  {
    writer: 'arXiv, metadata as JSON lines',
    file: 'arxiv.jsonl',
    text: `{"id":"2106.09685","submitter":"X","authors":"Ann B. Lee, Bob van der Berg Jr. and Jos\\\\'e M\\\\\\"uller","title":"Low-rank adaptation of\\n  large language models","comments":"9 pages","journal-ref":"Journal of Things","doi":"10.1234/abc.5","categories":"cs.CL cs.AI","license":null,"abstract":"  We adapt language models with few parameters. It works.\\n","versions":[{"version":"v1","created":"Thu, 17 Jun 2021 17:37:18 GMT"}],"update_date":"2022-01-01","authors_parsed":[["Lee","Ann B.",""],["van der Berg","Bob","Jr."],["Müller","José",""]]}\n`,
    carries: ['title', 'abstract', 'authors', 'year', 'venue', 'doi', 'arxiv'],
    id: '2106.09685',
  },
  ...['{"meta":{"count":1},"results":[WORK],"group_by":[]}', 'WORK', 'WORK\n'].map(
    (frame, f): Case => ({
      writer: ['OpenAlex, a list', 'OpenAlex, one work', 'OpenAlex, JSON lines'][f],
      file: ['works.json', 'W1.json', 'works.jsonl'][f],
      text: frame.replace(
        'WORK',
        '{"id":"https://openalex.org/W1","doi":"https://doi.org/10.1234/abc.5","title":"Low-rank adaptation of large language models","display_name":"Low-rank adaptation of large language models","publication_year":2021,"ids":{"openalex":"https://openalex.org/W1","pmid":"https://pubmed.ncbi.nlm.nih.gov/34567890"},"language":"en","primary_location":{"landing_page_url":"https://doi.org/10.1234/abc.5","pdf_url":null,"source":{"display_name":"Journal of Things"}},"locations":[{"landing_page_url":"http://arxiv.org/abs/2106.09685"}],"best_oa_location":{"pdf_url":"https://example.org/a.pdf"},"authorships":[{"author":{"display_name":"Ann B. Lee"},"raw_author_name":"A. Lee"},{"author":{"display_name":"Bob van der Berg Jr."}},{"author":{"display_name":null},"raw_author_name":"José Müller"}],"keywords":[{"id":"https://openalex.org/keywords/lora","display_name":"LoRA"},{"keyword":"fine-tuning"}],"abstract_inverted_index":{"We":[0],"adapt":[1],"language":[2],"models":[3],"with":[4],"few":[5],"parameters.":[6],"It":[7],"works.":[8]}}',
      ),
      carries: [...PLAIN, 'arxiv', 'pmid', 'language'],
      id: 'W1',
      links: ['pdf https://example.org/a.pdf'],
    }),
  ),
  ...[
    '{"total":1,"offset":0,"next":100,"data":[WORK]}',
    '{"total":1,"token":"x","data":[WORK]}',
    '[WORK]',
    '{"offset":0,"data":[{"contexts":["…"],"isInfluential":true,"citingPaper":WORK}]}',
    '{"recommendedPapers":[WORK]}',
  ].map(
    (frame, f): Case => ({
      writer: `Semantic Scholar, ${['search', 'bulk search', 'batch', 'citations', 'recommendations'][f]}`,
      file: 's2.json',
      text: frame.replace(
        'WORK',
        '{"paperId":"aaa","externalIds":{"DOI":"10.1234/abc.5","ArXiv":"2106.09685","ACL":"2021.acl-long.5","PubMed":"34567890","CorpusId":1},"url":"https://www.semanticscholar.org/paper/aaa","title":"Low-rank adaptation of large language models","abstract":"We adapt language models with few parameters. It works.","venue":"Journal of Things","year":2021,"openAccessPdf":{"url":"https://example.org/a.pdf","status":"GREEN"},"authors":[{"authorId":"1","name":"Ann B. Lee"},{"authorId":"2","name":"Bob van der Berg Jr."},{"authorId":null,"name":"José Müller"}]}',
      ),
      carries: ['title', 'abstract', 'authors', 'year', 'venue', 'doi', 'arxiv', 'pmid', 'acl'],
      id: 'aaa',
      links: ['paper https://www.semanticscholar.org/paper/aaa', 'pdf https://example.org/a.pdf'],
    }),
  ),
  ...[
    '{"status":"ok","message-type":"work-list","message":{"facets":{"type":{"values":[]}},"total-results":1,"items":[WORK],"query":{}}}',
    '{"status":"ok","message-type":"work","message-version":"1.0.0","message":WORK}',
    '[WORK]',
  ].map(
    (frame, f): Case => ({
      writer: `Crossref, ${['list', 'one work', 'works alone'][f]}`,
      file: 'crossref.json',
      text: frame.replace(
        'WORK',
        '{"DOI":"10.1234/abc.5","type":"journal-article","title":["Low-rank adaptation of large <i>language</i> models"],"abstract":"<jats:title>Abstract</jats:title><jats:p>We adapt language models with few parameters. It works.</jats:p>","author":[{"given":"Ann B.","family":"Lee","sequence":"first"},{"given":"Bob","family":"van der Berg","suffix":"Jr."},{"given":"José","family":"Müller"}],"issued":{"date-parts":[[2021,6,17]]},"container-title":["Journal of Things"],"subject":["LoRA","fine-tuning"],"language":"en","URL":"https://doi.org/10.1234/abc.5","link":[{"URL":"https://example.org/a.pdf","content-type":"application/pdf"}]}',
      ),
      carries: [...PLAIN, 'language'],
      id: '10.1234/abc.5',
      links: ['pdf https://example.org/a.pdf'],
    }),
  ),
  {
    writer: 'Zotero, its web API',
    file: 'items.json',
    text: `[{"key":"ABCD2345","version":1,"library":{"type":"user"},"meta":{"creatorSummary":"Lee"},"data":{"key":"ABCD2345","itemType":"journalArticle","title":"${TITLE}","creators":[{"creatorType":"author","firstName":"Ann B.","lastName":"Lee"},{"creatorType":"editor","firstName":"E.","lastName":"Ditor"},{"creatorType":"author","firstName":"Bob","lastName":"van der Berg Jr."},{"creatorType":"author","name":"The Team"}],"abstractNote":"${ABSTRACT}","publicationTitle":"Journal of Things","date":"17 June 2021","language":"en","DOI":"10.1234/abc.5","url":"https://example.org/a","extra":"PMID: 34567890\\narXiv: 2106.09685","tags":[{"tag":"LoRA","type":1},{"tag":"fine-tuning"}]}}]`,
    carries: [...PLAIN, 'language', 'pmid', 'arxiv'],
    says: { authors: 'Ann B.|Lee; Bob|van der Berg Jr.; The Team' },
    id: 'ABCD2345',
    links: ['paper https://example.org/a'],
  },
  {
    writer: 'Papers with Code',
    file: 'papers.json',
    text: `[{"paper_url":"https://paperswithcode.com/paper/low-rank","arxiv_id":"2106.09685","title":"${TITLE}","abstract":"${ABSTRACT}","url_abs":"https://arxiv.org/abs/2106.09685v2","url_pdf":"https://arxiv.org/pdf/2106.09685v2.pdf","proceeding":"Journal of Things","authors":["Ann B. Lee","Bob van der Berg Jr.","José Müller"],"tasks":["LoRA","fine-tuning"],"date":"2021-06-17","methods":[]}]`,
    carries: ['title', 'abstract', 'authors', 'year', 'venue', 'keywords', 'arxiv'],
    links: ['paper https://arxiv.org/abs/2106.09685v2', 'pdf https://arxiv.org/pdf/2106.09685v2.pdf'],
  },
  {
    writer: 'Scopus, CSV with names in short',
    file: 'scopus.csv',
    text: `\uFEFFAuthors,Author(s) ID,Title,Year,Source title,DOI,Link,Abstract,Author Keywords,Index Keywords,PubMed ID,Language of Original Document,Source,EID
"Lee A.B., van der Berg B., Müller J.","1;2;3","${TITLE}",2021,"Journal of Things","10.1234/abc.5","https://www.scopus.com/x","${ABSTRACT}","LoRA; fine-tuning","Linguistics",34567890,English,Scopus,2-s2.0-1
`,
    carries: [...PLAIN, 'pmid', 'language'],
    says: { authors: 'A.B.|Lee; B.|van der Berg; J.|Müller' },
    id: '2-s2.0-1',
    links: ['paper https://www.scopus.com/x'],
  },
  {
    writer: 'OpenAlex, CSV',
    file: 'works.csv',
    text: `"id","abstract","authorships.author.display_name","display_name","doi","ids.pmid","language","primary_location.source.display_name","publication_year","keywords.display_name"
"https://openalex.org/W1","${ABSTRACT}","Ann B. Lee|Bob van der Berg Jr.|José Müller","${TITLE}","https://doi.org/10.1234/abc.5","https://pubmed.ncbi.nlm.nih.gov/34567890","en","Journal of Things",2021,"LoRA|fine-tuning"
`,
    carries: [...PLAIN, 'pmid', 'language'],
    id: 'https://openalex.org/W1',
  },
  {
    writer: 'pandas, CSV with lists as Python writes them',
    file: 'frame.csv',
    text: `,title,abstract,authors,keywords,year,venue,doi
0,${TITLE},${ABSTRACT},"['Ann B. Lee', ""Bob van der Berg Jr."", 'José Müller']","['LoRA', 'fine-tuning']",2021.0,Journal of Things,10.1234/abc.5
`,
    carries: PLAIN,
  },
  {
    writer: 'Dimensions, CSV with a row about the data',
    file: 'dimensions.csv',
    text: `"About the data: Exported on Jan 01, 2022. Criteria: 'LoRA' in title and abstract. © 2022 Digital Science"
Rank,Publication ID,DOI,PMID,PMCID,Title,Abstract,Source title,MeSH terms,Publication Date,PubYear,Open Access,Publication Type,Authors,Dimensions URL
1,pub.1,10.1234/abc.5,34567890,,${TITLE},"${ABSTRACT}",Journal of Things,LoRA; fine-tuning,2021-06-17,2021,All OA,Article,"Lee, Ann B.; van der Berg, Bob, Jr.; Müller, José",https://app.dimensions.ai/details/publication/pub.1
`,
    carries: [...PLAIN, 'pmid'],
    id: 'pub.1',
    links: ['paper https://app.dimensions.ai/details/publication/pub.1'],
  },
  {
    writer: 'Springer, CSV with names that touch',
    file: 'SearchResults.csv',
    text: `Item Title,Publication Title,Book Series Title,Journal Volume,Journal Issue,Item DOI,Authors,Publication Year,URL,Content Type
${TITLE},Journal of Things,,3,,10.1234/abc.5,Ann B. LeeBob Roe (Robert) DoeJosé Müller,2021,http://link.springer.com/article/10.1234/abc.5,Article
`,
    carries: ['title', 'authors', 'year', 'venue', 'doi'],
    says: { authors: 'Ann B.|Lee; Bob Roe (Robert)|Doe; José|Müller' },
    links: ['paper http://link.springer.com/article/10.1234/abc.5'],
  },
  {
    writer: 'Obsidian or Hugo, Markdown with front matter',
    file: 'note.md',
    text: `---
Title: ${TITLE}
Authors: [Ann B. Lee, Bob van der Berg Jr., José Müller]
Year: 2021
Journal: Journal of Things
Tags: [LoRA, fine-tuning]
DOI: 10.1234/abc.5
language: en
url_pdf: https://example.org/a.pdf
url_code: https://github.com/lee/lora
---
# Abstract

${ABSTRACT}
`,
    carries: [...PLAIN, 'language'],
    links: ['pdf https://example.org/a.pdf', 'code https://github.com/lee/lora'],
  },
]

const authorsOf = (authors: readonly Author[]): string =>
  authors
    .map(({ name, given, family, suffix }) =>
      family === undefined
        ? name
        : [given ?? '', family, ...(suffix === undefined ? [] : [suffix])].join('|'),
    )
    .join('; ')

const fieldOf = (paper: Paper, field: Field): string | number | undefined =>
  field === 'authors'
    ? authorsOf(paper.authors)
    : field === 'keywords'
      ? paper.keywords.join('; ')
      : paper[field]

describe('one work as', () => {
  test.each(CASES)('$writer', async ({ file, text, carries, says = {}, id, links = [] }) => {
    const { papers, problems } = await read(text, file)
    expect(problems).toEqual([])
    expect(papers).toHaveLength(1)
    const [paper] = papers
    const wanted = Object.fromEntries(
      FIELDS.map((field) => [field, carries.includes(field) ? (says[field] ?? WORK[field]) : '']),
    )
    const found = Object.fromEntries(FIELDS.map((field) => [field, fieldOf(paper, field) ?? '']))
    expect(found).toEqual(wanted)
    if (id !== undefined) expect(paper.id).toBe(id)
    const doi = `paper https://doi.org/${found.doi}`
    expect(paper.links.map(({ kind, url }) => `${kind} ${url}`).filter((link) => link !== doi)).toEqual(links)
  })
})

describe('what the cases of others have shown', () => {
  const one = async (text: string) => (await read(text)).papers[0]

  test('MODS: years of life are no part of a name; without authors, whoever made the work', async () => {
    const mods = (names: string) =>
      `<mods xmlns="http://www.loc.gov/mods/v3"><titleInfo><title>A view</title></titleInfo>${names}</mods>`
    const name = (part: string, role: string) =>
      `<name type="personal"><namePart>${part}</namePart><role><roleTerm type="code">${role}</roleTerm></role></name>`
    const names = async (text: string) => (await one(mods(text))).authors.map((author) => author.name)
    expect(await names(name('Doe, Jane [1848-1914]', 'aut') + name('Press', 'pbl'))).toEqual(['Jane Doe'])
    expect(await names(name('Roe, Rita, 1950-', 'pht') + name('Press', 'pbl'))).toEqual(['Rita Roe'])
  })

  test('Ovid: editors are no venue, and a keyword may hold a slash', async () => {
    const paper = await one(`<1. >
VN  - Ovid Technologies
AU  - Lee, Ann
AU  - E-mail: ann@example.org
TI  - A chapter
SO  - Doe, Jane [Editor, Reprint Author], Roe, Rita [Editor]. Methods of things.:1-2, 2004.
KW  - PI3K/Akt; things
`)
    expect(paper).toMatchObject({ venue: 'Methods of things', keywords: ['PI3K/Akt', 'things'] })
    expect(paper.authors.map((author) => author.name)).toEqual(['Ann Lee'])
  })
})
