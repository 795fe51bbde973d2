import type { Atlas, Author, Paper } from '../types.ts'
import type { WriteOptions } from './format.ts'
import { addressOf, citationKeys, keywordsOf, oneLine } from './references.ts'

/**
 * BibTeX in UTF-8 with the concepts among the keywords, for Zotero, JabRef, Mendeley and biber: one entry a chunk.
 * Text comes back as it was: what TeX would take for a command is escaped, and braces keep the case of titles. In
 * keywords, commas and semicolons become spaces, since readers split there. Notes go along.
 */
export function* bibtex(atlas: Atlas, { notes }: WriteOptions = {}): Generator<string> {
  const keys = citationKeys(atlas.papers)
  for (const [p, paper] of atlas.papers.entries())
    yield entry(keys[p], paper, keywordsOf(atlas, p), notes?.[p])
}

function entry(key: string, paper: Paper, keywords: readonly string[], note: string | undefined): string {
  const plain = (text: string | undefined): string => tex(oneLine(text ?? ''))
  const { title, authors, venue, year, doi, arxiv, pmid, acl, abstract, language } = paper
  const fields: [name: string, value: string][] = [
    ['title', title && `{${plain(title)}}`],
    ['author', authors.map(name).join(' and ')],
    ['year', year === undefined ? '' : String(year)],
    ['journal', plain(venue)],
    ['doi', plain(doi)],
    ['eprint', plain(arxiv)],
    ['archiveprefix', arxiv ? 'arXiv' : ''],
    ['pmid', plain(pmid)],
    ['acl', plain(acl)],
    ['url', plain(addressOf(paper))],
    ['language', plain(language)],
    ['keywords', keywords.map((keyword) => plain(keyword.replace(/[,;]/g, ' '))).join(', ')],
    ['abstract', plain(abstract)],
    ['annote', plain(note)],
  ]
  const lines = fields
    .filter(([, value]) => value !== '')
    .map(([field, value]) => `  ${field} = {${value}},\n`)
  return `@${venue ? 'article' : 'misc'}{${key},\n${lines.join('')}}\n\n`
}

/** `Family, Suffix, Given`; a name without parts in braces, so that no word of it (`and`) is read as more than that. */
function name({ name: whole, given, family, suffix }: Author): string {
  if (!family) return `{${tex(oneLine(whole))}}`
  const parts = [family, suffix, given].filter((part) => part !== undefined && part !== '')
  return parts
    .map((part) => tex(oneLine(part!)))
    .map((part) => (/,|\band\b/i.test(part) ? `{${part}}` : part))
    .join(', ')
}

const COMMANDS = new Map([
  ['\\', '{\\textbackslash}'],
  ['{', '{\\textbraceleft}'],
  ['}', '{\\textbraceright}'],
  ['^', '{\\textasciicircum}'],
  ['~', '{\\textasciitilde}'],
])

/** Text as TeX would set it; braces always come in pairs, so that a value cannot end early. */
export const tex = (text: string): string =>
  text.replace(/[\\{}^~]|[%#$&_]/g, (character) => COMMANDS.get(character) ?? `\\${character}`)
