/** Small files of our own, one per format, as its writers write it; each holds two records. */

export interface Sample {
  name: string
  text: string
}

const ABSTRACT = 'We adapt large language models with few parameters.'

export const SAMPLES: readonly Sample[] = [
  {
    name: 'library.bib',
    text: `% from two libraries
@string{acl = "Annual Meeting of the " # assoc}
@string(assoc = {ACL})
@Article{lee2021,
  author    = {Lee, Ann and van der Berg, Jr., Bob and {The {LoRA} Team} and others},
  title     = {The {LoRA} of \\emph{S\\o{}ren}: {\\"U}ber $\\beta$ and $x^2$ --- a \`\`study''},
  journal   = "J. of " # {Things},
  year      = 2021, month = jan,
  keywords  = {fine-tuning; LoRA},
  abstract  = {${ABSTRACT} 50\\% of na\\"{\\i}ve \\c{c}a},
  doi       = {https://doi.org/10.1234/abc\\_d}, eprint = {2106.09685v2}, archivePrefix = {arXiv},
  url       = {\\url{https://example.org/a_b}}, language = {english}
}
@inproceedings{roe2020, author = {Roe, B.}, title = "Cross", crossref = proc }
@proceedings{proc, title = {Proceedings of Things}, year = 2020, editor = {Doe, J.}}`,
  },
  {
    name: 'library.ris',
    text: `Provider: X
TY  - JOUR
AU  - Lee, Ann
AU  - Beethoven, Ludwig van
TI  - Low-rank adaptation
AB  - ${ABSTRACT}
It goes on
  on a third line.
KW  - fine-tuning
KW  - LoRA
JF  - Journal of Things
JO  - J. Things
PY  - 2021/05/01/
DO  - 10.1234/abc
UR  - https://example.org/a
ER  - 
TY  - CONF
A1  - Roe, Bob
T1  - Second
N2  - Older tags.
Y1  - 2001///
T2  - Conference of Things
ER  - 
`,
  },
  {
    name: 'savedrecs.txt',
    text: `FN Clarivate Analytics Web of Science
VR 1.0
PT J
AU Lee, A
   Roe, B
AF Lee, Ann
   Roe, Bob
TI Low-rank adaptation
   of large models
SO JOURNAL OF THINGS
LA English
DE fine-tuning; LoRA
ID MODELS
AB ${ABSTRACT}
   More of it.
PY 2021
DI 10.1234/abc
PM 12345
UT WOS:000123
ER

PT J
AU Doe, J
TI Second
PY 2020
ER

EF`,
  },
  {
    name: 'pubmed.nbib',
    text: `
PMID- 12345
OWN - NLM
DP  - 2021 May
TI  - Low-rank adaptation of
      large models.
LID - 10.1234/abc [doi]
AB  - BACKGROUND: ${ABSTRACT}
      METHODS: More.
FAU - Lee, Ann
AU  - Lee A
LA  - eng
JT  - Journal of things
MH  - *Models, Theoretical
OT  - fine-tuning

PMID- 12346
TI  - Second
AU  - Doe JA
DP  - 2020
`,
  },
  {
    name: 'export.enw',
    text: `%0 Journal Article
%T Low-rank adaptation
%A Lee, Ann
%A Roe, Bob
%J Journal of Things
%D 2021
%K fine-tuning
%X ${ABSTRACT}

%0 Conference Paper
%T Second
%A Doe, J.
%B Conference of Things
%U https://example.org/a
`,
  },
  {
    name: 'pubmed.xml',
    text: `<?xml version="1.0"?><!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD" "http://dtd.nlm.nih.gov/x.dtd">
<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID Version="1">12345</PMID><Article>
<Journal><JournalIssue><PubDate><MedlineDate>2021 May-Jun</MedlineDate></PubDate></JournalIssue><Title>Journal of things</Title></Journal>
<ArticleTitle>The <i>APOE</i> locus in H<sub>2</sub>O</ArticleTitle><ELocationID EIdType="doi">10.1234/abc</ELocationID>
<Abstract><AbstractText Label="BACKGROUND">We use <mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML"><mml:mi>&#x3b1;</mml:mi><mml:mo>=</mml:mo><mml:mn>1</mml:mn></mml:math>.</AbstractText><AbstractText Label="METHODS">And &lt; more.</AbstractText></Abstract>
<AuthorList><Author><LastName>Lee</LastName><ForeName>Ann</ForeName><Suffix>Jr</Suffix></Author><Author><CollectiveName>The Big Group</CollectiveName></Author></AuthorList>
<Language>eng</Language></Article><KeywordList><Keyword>lipids</Keyword></KeywordList></MedlineCitation>
<PubmedData><ReferenceList><Reference><ArticleIdList><ArticleId IdType="doi">10.9/other</ArticleId></ArticleIdList></Reference></ReferenceList></PubmedData></PubmedArticle>
<PubmedBookArticle><BookDocument><PMID>99</PMID><Book><BookTitle>Book</BookTitle><PubDate><Year>2009</Year></PubDate></Book><Abstract><AbstractText>Of a book.</AbstractText></Abstract></BookDocument></PubmedBookArticle></PubmedArticleSet>`,
  },
  {
    name: 'arxiv.xml',
    text: `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>http://arxiv.org/api/x</id>
<entry><id>http://arxiv.org/abs/2106.09685v2</id><published>2021-06-17T17:37:18Z</published><title>Low-rank
  adaptation</title><summary>  ${ABSTRACT}
</summary><author><name>Ann Lee</name></author><author><name>Ludwig van Beethoven</name></author>
<arxiv:doi xmlns:arxiv="http://arxiv.org/schemas/atom">10.1234/abc</arxiv:doi><link href="http://arxiv.org/abs/2106.09685v2" rel="alternate" type="text/html"/><link title="pdf" href="http://arxiv.org/pdf/2106.09685v2" rel="related"/></entry>
<entry><id>http://arxiv.org/abs/hep-th/9901001v1</id><published>1999-01-01T00:00:00Z</published><title>Second</title><summary>Old id.</summary><author><name>B. Roe</name></author></entry></feed>`,
  },
  {
    name: 'endnote.xml',
    text: `<?xml version="1.0" encoding="UTF-8" ?><xml><records><record><rec-number>1</rec-number><contributors><authors><author><style face="normal">Lee, Ann</style></author><author>Roe, Bob, Jr.</author></authors></contributors><titles><title><style face="normal">Low-rank </style><style face="italic">adaptation</style></title><secondary-title>Journal of Things</secondary-title></titles><keywords><keyword>fine-tuning</keyword><keyword>LoRA</keyword></keywords><dates><year>2021</year></dates><abstract>${ABSTRACT}</abstract><urls><related-urls><url>https://example.org/a</url></related-urls><pdf-urls><url>internal-pdf://1/a.pdf</url></pdf-urls></urls><electronic-resource-num>10.1234/abc</electronic-resource-num><language>eng</language></record>
<record><titles><title>Second</title></titles><contributors><authors><author>Doe, J.</author></authors></contributors></record></records></xml>`,
  },
  {
    name: '2020.acl.xml',
    text: `<?xml version='1.0' encoding='UTF-8'?><collection id="2020.acl"><volume id="main"><meta><booktitle>Proceedings of the 58th</booktitle><editor><first>Dan</first><last>Ed</last></editor><year>2020</year></meta><frontmatter><url>2020.acl-main.0</url></frontmatter>
<paper id="1"><title><fixed-case>BERT</fixed-case> for <tex-math>\\alpha</tex-math></title><author id="x"><first>Ann</first><last>Lee</last><variant><first>A</first></variant></author><author><first>Ludwig</first><last>van Beethoven</last></author><abstract>${ABSTRACT}</abstract><url hash="1">2020.acl-main.1</url><doi>10.18653/v1/2020.acl-main.1</doi></paper>
<paper id="2"><title>Second</title><author><last>Plato</last></author></paper></volume></collection>`,
  },
  {
    name: 'grobid.tei.xml',
    text: `<?xml version="1.0"?><teiCorpus><TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader xml:lang="en"><fileDesc><titleStmt><title level="a" type="main">Low-rank adaptation</title></titleStmt><publicationStmt><date type="published" when="2021-06-17">2021</date></publicationStmt><sourceDesc><biblStruct><analytic><author><persName><forename type="first">Ann</forename><forename type="middle">B</forename><surname>Lee</surname><genName>Jr</genName></persName></author></analytic><monogr><title level="j">Journal of Things</title></monogr><idno type="DOI">10.1234/abc</idno><idno type="arXiv">arXiv:2106.09685v2[cs.CL]</idno></biblStruct></sourceDesc></fileDesc><profileDesc><textClass><keywords><term>LoRA</term></keywords></textClass><abstract><div><head>Abstract</head><p>${ABSTRACT}</p><p>More.</p></div></abstract></profileDesc></teiHeader><text><body><p>Long.</p></body></text></TEI><TEI><teiHeader><fileDesc><titleStmt><title>Second</title></titleStmt></fileDesc></teiHeader></TEI></teiCorpus>`,
  },
  {
    name: 'openalex.json',
    text: `{"meta":{"count":2},"results":[{"id":"https://openalex.org/W1","doi":"https://doi.org/10.1234/abc","title":"Low-rank adaptation","publication_year":2021,"language":"en","ids":{"pmid":"https://pubmed.ncbi.nlm.nih.gov/12345"},"primary_location":{"landing_page_url":"https://example.org/a","source":{"display_name":"Journal of Things"}},"authorships":[{"author":{"display_name":"Ann Lee"}}],"keywords":[{"display_name":"LoRA"}],"best_oa_location":{"pdf_url":"https://example.org/a.pdf"},"abstract_inverted_index":{"We":[0,3],"adapt,":[1],"and":[2],"win.":[4]}},
{"id":"https://openalex.org/W2","display_name":"Second","abstract_inverted_index":null,"authorships":[]}]}`,
  },
  {
    name: 's2.json',
    text: `{"total":2,"data":[{"paperId":"aaa","externalIds":{"DOI":"10.1234/abc","ArXiv":"2106.09685","ACL":"P19-1001","PubMed":"12345"},"title":"Low-rank adaptation","abstract":"${ABSTRACT}","venue":"","journal":{"name":"Journal of Things"},"year":2021,"authors":[{"authorId":"1","name":"Ann Lee"}],"openAccessPdf":{"url":"https://example.org/a.pdf"},"url":"https://www.semanticscholar.org/paper/aaa"},{"paperId":"bbb","title":"Second","abstract":null,"authors":[]}]}`,
  },
  {
    name: 'crossref.json',
    text: `{"status":"ok","message-type":"work-list","message":{"total-results":2,"items":[{"DOI":"10.1234/abc","title":["Low-rank <i>adaptation</i> &amp; more"],"abstract":"<jats:title>Abstract</jats:title><jats:sec><jats:title>Background</jats:title><jats:p>We <jats:italic>adapt</jats:italic>.</jats:p></jats:sec><jats:p>And win.</jats:p>","author":[{"given":"Ann","family":"Lee","suffix":"Jr."},{"name":"The Big Group"}],"issued":{"date-parts":[[2021,5]]},"container-title":["Journal of Things"],"subject":["Models"],"language":"en","URL":"https://doi.org/10.1234/abc"},{"DOI":"10.1234/def","title":["Second"],"issued":{"date-parts":[[null]]}}]}}`,
  },
  {
    name: 'zotero.json',
    text: `[
  {"id":"lee2021","type":"article-journal","title":"Low-rank adaptation","abstract":"${ABSTRACT}","container-title":"Journal of Things","DOI":"10.1234/abc","language":"en-US","author":[{"family":"Beethoven","given":"Ludwig","non-dropping-particle":"van"},{"literal":"The Big Group"}],"issued":{"date-parts":[["2021",5,1]]},"keyword":"a, b","note":"PMID: 12345"},
  {"id":2,"type":"book","title":"Second","author":[{"family":"Doe","given":"J.","suffix":"III"}],"issued":{"raw":"1999"}}
]`,
  },
  {
    name: 'scopus.csv',
    text: `\uFEFF"Authors","Author full names","Author(s) ID","Title","Year","Source title","DOI","Link","Abstract","Author Keywords","Index Keywords","Language of Original Document","EID"
"Lee A.; Roe B.","Lee, Ann (571); Roe, Bob (572)","571; 572","Low-rank ""adaptation"", again","2021","Journal of Things","10.1234/abc","https://www.scopus.com/x","${ABSTRACT}
On two lines.","fine-tuning; LoRA","Models","English","2-s2.0-1"
"Doe J.A.","","573","Second","2020","","","","","","A; B","English","2-s2.0-2"
`,
  },
  {
    name: 'note.md',
    text: `---
title: "Low-rank adaptation"
authors:
  - Ann Lee
  - {given: Bob, family: Roe}
date: 2021-06-17
tags: [fine-tuning, LoRA]
doi: 10.1234/abc
---
# Low-rank adaptation

Some notes.

## Abstract

${ABSTRACT}

## Notes

No.
`,
  },
  {
    name: 'own.jsonl',
    text: `{"id":"a","title":"Low-rank adaptation","abstract":"${ABSTRACT}"}\n{"id":"b","title":"Second"}\n`,
  },
  {
    name: 'plain.txt',
    text: `Title: Low-rank adaptation\nAbstract: ${ABSTRACT}\n\nTitle: Second\nAbstract: Two.\n`,
  },
  {
    name: 'refworks.txt',
    text: `RT Journal Article
SR Electronic(1)
ID 1
A1 Lee,Ann
A1 Roe,Bob
T1 Low-rank adaptation
JF Journal of Things
YR 2021
AB ${ABSTRACT}
It goes on.
K1 fine-tuning
K1 LoRA
LA English
DO 10.1234/abc

RT Book, Section
A1 Doe,J.
T1 Second
T2 Book of Things
YR 2020
`,
  },
  {
    name: 'ovid.txt',
    text: `<1. >
VN  - Ovid Technologies
DB  - PsycINFO
AN  - 2021-0001
AU  - Lee, Ann 1,2
AU  - Roe, Bob
TI  - Low-rank adaptation. [References].
SO  - Journal of Things. Vol.1(2), May 2021, pp. 3-4.
AB  - ${ABSTRACT}
      It goes on.
KW  - fine-tuning; LoRA
LG  - English
DO  - 10.1234/abc

<2. >
VN  - Ovid Technologies
AU  - Doe, J.
TI  - Second
YR  - 2020
`,
  },
  {
    name: 'cnki.net',
    text: `{Reference Type}: Journal Article
{Title}: Low-rank adaptation
{Author}: Lee, Ann; Roe, Bob
{Journal}: Journal of Things
{Year}: 2021
{Keywords}: fine-tuning;LoRA
{Abstract}: ${ABSTRACT}
{DOI}: 10.1234/abc

{Reference Type}: Thesis
{Title}: Second
{Author}: Doe, J.
`,
  },
  {
    name: 'cnki.eln.txt',
    text: `SrcDatabase-来源库: 期刊
Title-题名: Low-rank adaptation
Author-作者: 张三;李四
Source-文献来源: Journal of Things
Keyword-关键词: fine-tuning;;LoRA
Summary-摘要: ${ABSTRACT}
PubTime-发表时间: 2021-03-01

SrcDatabase-来源库: 期刊
Title-题名: Second
Year-年: 2020
`,
  },
  {
    name: 'abstract-lowrank-set.txt',
    text: `1. J Things. 2021 May;1(2):3-4. doi: 10.1234/abc. Epub 2021 Jan 1.

Low-rank adaptation.

Lee A(1), van der Roe B(1)(2).

Author information:
(1)Department of Things, City.
(2)Other.

${ABSTRACT}

Copyright © 2021 The Authors.

DOI: 10.1234/abc
PMID: 12345 [Indexed for MEDLINE]

Conflict of interest statement: None.


2. J Things. 2020;1(1):1.

Second.

Doe JA.

PMID: 12346
`,
  },
  {
    name: 'oai.xml',
    text: `<?xml version="1.0"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords>
<record><header><identifier>oai:arXiv.org:2106.09685</identifier></header><metadata><arXiv xmlns="http://arxiv.org/OAI/arXiv/"><id>2106.09685</id><created>2021-06-17</created><authors><author><keyname>Lee</keyname><forenames>Ann</forenames></author></authors><title>Low-rank adaptation</title><doi>10.1234/abc</doi><abstract>  ${ABSTRACT}</abstract></arXiv></metadata></record>
<record><header status="deleted"><identifier>x</identifier></header></record>
<record><header><identifier>oai:hal:2</identifier></header><metadata><oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Second</dc:title><dc:creator>Doe, J.</dc:creator><dc:description>Comment: 3 pages</dc:description><dc:description>Of archives.</dc:description><dc:date>2020-01-01</dc:date><dc:identifier>https://doi.org/10.1234/def</dc:identifier></oai_dc:dc></metadata></record>
</ListRecords></OAI-PMH>`,
  },
  {
    name: 'article.nxml',
    text: `<?xml version="1.0"?><!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) v1.2//EN" "JATS.dtd">
<article xml:lang="en" article-type="research-article"><front><journal-meta><journal-title-group><journal-title>Journal of Things</journal-title></journal-title-group></journal-meta><article-meta><article-id pub-id-type="pmid">12345</article-id><article-id pub-id-type="doi">10.1234/abc</article-id><title-group><article-title>Low-rank <italic>adaptation</italic></article-title></title-group><contrib-group><contrib contrib-type="author"><name><surname>Lee</surname><given-names>Ann</given-names></name></contrib><contrib contrib-type="author"><collab>The LoRA Team</collab></contrib></contrib-group><pub-date pub-type="epub"><year>2021</year></pub-date><abstract><title>Abstract</title><sec><title>Aim</title><p>${ABSTRACT}</p></sec></abstract><kwd-group><kwd>fine-tuning</kwd><kwd>LoRA</kwd></kwd-group></article-meta></front><body><sec><title>Introduction</title><p>Long.</p></sec></body><back><ref-list><ref><element-citation><article-title>Other</article-title></element-citation></ref></ref-list></back></article>`,
  },
  {
    name: 'mods.xml',
    text: `<?xml version="1.0"?><modsCollection xmlns="http://www.loc.gov/mods/v3"><mods ID="lee2021"><titleInfo><nonSort>The</nonSort><title>low-rank adaptation</title><subTitle>a study</subTitle></titleInfo><name type="personal"><namePart type="family">Lee</namePart><namePart type="given">Ann</namePart><role><roleTerm>author</roleTerm></role></name><abstract>${ABSTRACT}</abstract><subject><topic>LoRA</topic></subject><relatedItem type="host"><titleInfo><title>Journal of Things</title></titleInfo><part><date>2021</date></part></relatedItem><identifier type="doi">10.1234/abc</identifier></mods>
<mods><titleInfo><title>Second</title></titleInfo><name><namePart>Doe, J.</namePart></name><originInfo><dateIssued>2020</dateIssued></originInfo></mods></modsCollection>`,
  },
  {
    name: 'zotero.rdf',
    text: `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="http://www.zotero.org/namespaces/export#" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:bib="http://purl.org/net/biblio#" xmlns:foaf="http://xmlns.com/foaf/0.1/">
<bib:Article rdf:about="#item_1"><z:itemType>journalArticle</z:itemType><dcterms:isPartOf rdf:resource="urn:issn:1234"/><bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Lee</foaf:surname><foaf:givenName>Ann</foaf:givenName></foaf:Person></rdf:li></rdf:Seq></bib:authors><dc:subject>LoRA</dc:subject><dc:subject><z:AutomaticTag><rdf:value>fine-tuning</rdf:value></z:AutomaticTag></dc:subject><dc:title>Low-rank adaptation</dc:title><dcterms:abstract>${ABSTRACT}</dcterms:abstract><dc:date>2021-05</dc:date></bib:Article>
<bib:Journal rdf:about="urn:issn:1234"><dc:title>Journal of Things</dc:title><dc:identifier>DOI 10.1234/abc</dc:identifier></bib:Journal>
<bib:BookSection rdf:about="#item_2"><z:itemType>bookSection</z:itemType><dcterms:isPartOf><bib:Book><dc:title>Book of Things</dc:title></bib:Book></dcterms:isPartOf><dc:title>Second</dc:title></bib:BookSection>
<z:Attachment rdf:about="#item_3"><z:itemType>attachment</z:itemType><dc:title>PDF</dc:title></z:Attachment></rdf:RDF>`,
  },
  {
    name: 'CITATION.cff',
    text: `# how to cite
cff-version: 1.2.0
message: "Cite this."
title: Low-rank adaptation
authors:
  - family-names: Lee
    given-names: Ann
  - name: The LoRA Team
date-released: 2021-05-01
doi: 10.1234/abc
abstract: ${ABSTRACT}
keywords: [fine-tuning, LoRA]
preferred-citation:
  type: article
  title: Second
  year: 2020
  authors:
    - family-names: Doe
      given-names: J.
`,
  },
  {
    name: 'datacite.json',
    text: `{"data":[{"id":"10.1234/abc","type":"dois","attributes":{"doi":"10.1234/abc","titles":[{"title":"Low-rank adaptation"}],"creators":[{"name":"Lee, Ann","givenName":"Ann","familyName":"Lee"}],"publicationYear":2021,"types":{},"descriptions":[{"description":"${ABSTRACT}","descriptionType":"Abstract"}],"subjects":[{"subject":"LoRA"}]}},{"attributes":{"titles":[{"title":"Second"}],"creators":[],"publicationYear":2020}}]}`,
  },
  {
    name: 'openreview.jsonl',
    text: `{"id":"abc","content":{"title":{"value":"Low-rank adaptation"},"abstract":{"value":"${ABSTRACT}"},"authors":{"value":["Ann Lee"]},"keywords":{"value":["LoRA"]}},"cdate":1620000000000}\n{"id":"abd","content":{"title":{"value":"Second"},"authors":{"value":["J. Doe"]}}}\n`,
  },
]
