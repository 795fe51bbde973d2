/** Formats that we know of and do not read: whoever has one is told what it is and what to do. */
import { rootOf } from './xml/root.ts'

interface Known {
  what: string
  /** Fits the first bytes, as Latin-1, or the first characters. */
  begins: RegExp
}

const RIS = 'export it as RIS or BibTeX'

/** What is told by its first bytes. */
const BINARY: readonly Known[] = [
  { what: `MARC (ISO 2709); ${RIS}`, begins: /^\d{5}[a-z ][a-z][a-z ].{0,3}22\d{5}/s },
  {
    what: 'an old Excel workbook (xls) or Word file, or one with a password; save it as xlsx without one, or as CSV',
    begins: /^\xd0\xcf\x11\xe0/,
  },
  { what: 'an SQLite database; export its references', begins: /^SQLite format 3\0/ },
  { what: 'Parquet; write it as CSV or JSON lines', begins: /^PAR1/ },
  { what: 'a 7z archive; unpack it, or pack it as zip', begins: /^7z\xbc\xaf/ },
  { what: 'a rar archive; unpack it, or pack it as zip', begins: /^Rar!\x1a/ },
  { what: 'bzip2; unpack it, or pack it as gzip', begins: /^BZh[1-9]1AY/ },
  { what: 'xz; unpack it, or pack it as gzip', begins: /^\xfd7zXZ\0/ },
  { what: 'zstd; unpack it, or pack it as gzip', begins: /^\x28\xb5\x2f\xfd/ },
  { what: 'a tar archive; unpack it, or pack it as zip', begins: /^[^\0]{1,100}\0[\s\S]{0,256}ustar/ },
  { what: 'PostScript; make a PDF of it', begins: /^%!PS-/ },
]

const TEXT: readonly Known[] = [
  {
    what: 'a list of numbers, such as PubMed ids; export the records themselves, from PubMed in its own format',
    begins: /^\s*(?:(?:PMID:? ?)?\d{4,9}[ \t]*(?:\r?\n\s*|$)){2,}$/,
  },
  {
    what: 'a list of DOIs; export the records themselves, such as from a reference manager that takes DOIs',
    begins: /^\s*(?:(?:https?:\/\/(?:dx\.)?doi\.org\/|doi: ?)?10\.\d{3,9}\/\S+[ \t]*(?:\r?\n\s*|$)){2,}$/i,
  },
  {
    what: `MARC as text; ${RIS}`,
    begins: /^\s*(?:=LDR {2}|=001 {2}|LEADER \d{5}|LDR {1,4}\d{5}|000 {3,}\d{5})/,
  },
  { what: 'rich text (RTF); save it as plain text', begins: /^\s*\{\\rtf/ },
  { what: 'HTML; save the references as RIS or BibTeX', begins: /^\s*(?:<!doctype\s+html|<html[\s>])/i },
  {
    what: `YAML (as Hayagriva writes it); ${RIS}`,
    begins: /^\s*(?:---[ \t]*\r?\n)?(?:#.*\r?\n)*[\w.:/"'-]+:[ \t]*\r?\n[ \t]+type:[ \t]*\S/,
  },
  {
    what: 'YAML with a list of references; convert it to CSL-JSON',
    begins: /^\s*(?:---[ \t]*\r?\n)?(?:references:[ \t]*\r?\n[ \t]*- |- [\w-]+:(?:[ \t]|\r?\n))/,
  },
  {
    what: 'YAML; put --- above and below it, as Markdown has it, or convert it to CSL-JSON',
    begins:
      /^\s*(?:#.*\r?\n)*(?:[\w-]+:[^\n]*\n){0,20}?(?:authors?|editors?|keywords?|tags):[ \t]*\r?\n[ \t]*- \S/,
  },
  {
    what: 'TOML; write it as YAML between ---, or as BibTeX',
    begins:
      /^\s*(?:#.*\r?\n)*(?:\+\+\+[ \t]*\r?\n|(?:\[+[\w.-]+\]+[ \t]*\r?\n)?(?:[\w-]+[ \t]*=[ \t]*(?:["'[{\d]|true|false)[^\n]*\r?\n){2})/,
  },
]

/** XML by its root element, or by what its start tag says. */
const ROOTS: readonly { what: string; root: RegExp; tag?: RegExp }[] = [
  { what: `MARCXML; ${RIS}`, root: /^(?:collection|record)$/, tag: /marc21/i },
  { what: `an SRU answer; ${RIS}`, root: /^searchRetrieveResponse$/ },
  { what: `Primo's XML (PNX); ${RIS}`, root: /^PrimoNMBib$/ },
  { what: "Crossref's XML; take its JSON", root: /^(?:crossref_result|doi_batch|doi_records)$/ },
  { what: "DataCite's XML; take its JSON", root: /^resource$/, tag: /datacite/i },
  { what: 'the dump of DBLP; take the BibTeX of what you need', root: /^dblp$/ },
  { what: `Word's sources; ${RIS}`, root: /^Sources$/ },
  { what: 'a spreadsheet of Excel 2003; save it as xlsx or CSV', root: /^Workbook$/ },
  { what: 'Atom of something else than arXiv', root: /^feed$/ },
]

/** What a file is that begins with these bytes (as Latin-1), where it is known and not read. */
export const unreadBytes = (start: string): string | undefined =>
  BINARY.find(({ begins }) => begins.test(start))?.what

/** What a text is, where it is known and not read; XML is at least named by its root. */
export function unreadText(head: string): string | undefined {
  const known = TEXT.find(({ begins }) => begins.test(head))
  if (known) return known.what
  const root = rootOf(head)
  if (!root) return undefined
  const xml = ROOTS.find((one) => one.root.test(root.name) && (one.tag?.test(root.tag) ?? true))
  return xml?.what
}
