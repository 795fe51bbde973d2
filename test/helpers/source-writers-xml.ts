/** One record as each format of XML writes it. */
import type { Writer } from './source-writers.ts'

/** XML has no place for control characters: who writes it leaves them out. */
const escaped = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\p{Cc}/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')

export const XML_WRITERS: readonly Writer[] = [
  [
    'JATS',
    ({ title, abstract, year }) =>
      `<article article-type="research-article"><front><article-meta><title-group><article-title>${escaped(title)}</article-title></title-group><pub-date><year>${year}</year></pub-date><abstract><p>${escaped(abstract)}</p></abstract></article-meta></front></article>\n`,
  ],
  [
    'PubMed XML',
    ({ title, abstract, year }) =>
      `<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article><Journal><JournalIssue><PubDate><Year>${year}</Year></PubDate></JournalIssue></Journal><ArticleTitle>${escaped(title)}</ArticleTitle><Abstract><AbstractText>${escaped(abstract)}</AbstractText></Abstract></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>\n`,
  ],
  [
    'arXiv Atom',
    ({ title, abstract, year }) =>
      `<feed xmlns="http://www.w3.org/2005/Atom"><id>http://arxiv.org/api/x</id><entry><published>${year}-01-01T00:00:00Z</published><title>${escaped(title)}</title><summary>${escaped(abstract)}</summary></entry></feed>\n`,
  ],
  [
    'OAI-PMH',
    ({ title, abstract, year }) =>
      `<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords><record><header><identifier>oai:x:1</identifier></header><metadata><oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped(title)}</dc:title><dc:description>${escaped(abstract)}</dc:description><dc:date>${year}</dc:date></oai_dc:dc></metadata></record></ListRecords></OAI-PMH>\n`,
  ],
  [
    'EndNote XML',
    ({ title, abstract, year }) =>
      `<xml><records><record><titles><title>${escaped(title)}</title></titles><dates><year>${year}</year></dates><abstract>${escaped(abstract)}</abstract></record></records></xml>\n`,
  ],
  [
    'MODS',
    ({ title, abstract, year }) =>
      `<modsCollection xmlns="http://www.loc.gov/mods/v3"><mods><titleInfo><title>${escaped(title)}</title></titleInfo><abstract>${escaped(abstract)}</abstract><originInfo><dateIssued>${year}</dateIssued></originInfo></mods></modsCollection>\n`,
  ],
  [
    'Zotero RDF',
    ({ title, abstract, year }) =>
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="http://www.zotero.org/namespaces/export#" xmlns:bib="http://purl.org/net/biblio#" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"><bib:Article rdf:about="#item_1"><z:itemType>journalArticle</z:itemType><dc:title>${escaped(title)}</dc:title><dcterms:abstract>${escaped(abstract)}</dcterms:abstract><dc:date>${year}</dc:date></bib:Article></rdf:RDF>\n`,
  ],
  [
    'ACL Anthology XML',
    ({ title, abstract, year }) =>
      `<collection id="${year}.acl"><volume id="main"><meta><booktitle>Proceedings</booktitle><year>${year}</year></meta><paper id="1"><title>${escaped(title)}</title><abstract>${escaped(abstract)}</abstract></paper></volume></collection>\n`,
  ],
  [
    'TEI',
    ({ title, abstract, year }) =>
      `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>${escaped(title)}</title></titleStmt><publicationStmt><date when="${year}">${year}</date></publicationStmt></fileDesc><profileDesc><abstract><p>${escaped(abstract)}</p></abstract></profileDesc></teiHeader></TEI>\n`,
  ],
]
