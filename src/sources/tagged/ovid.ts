/** Ovid's tagged text: `<1. >`, `VN  - Ovid Technologies`, `AU  - Doe, Jane`; each database has tags of its own. */
import { shortName } from '../authors.ts'
import type { RawPaper } from '../paper.ts'
import { type TaggedRecord, taggedFormat } from './tagged.ts'

const SYNTAX = {
  line: /^ ?([A-Z][A-Z0-9]{1,2}) {0,2}- ?(.*)$/s,
  begin: 'VN',
  between: /^\s*<\s*\d+\.\s*>\s*$/,
  once: new Map([
    ['TI', 'titles'],
    ['AB', 'abstracts'],
    ['SO', 'sources'],
    ['JT', 'journals'],
    ['YR', 'years'],
  ]),
  indented: true,
  blankEnds: true,
}
const YEAR = /(?<!\d)(?:1[89]|20)\d\d(?!\d)/

/** `Zhang, Weijia 1,2,+` → `Zhang, Weijia`; `Walsdorf, Neill B. [Inventor]`, `Peterson, James A. Ph.D., FACSM`. */
const nameOf = (name: string): unknown =>
  shortName(
    name
      .replace(/\[.*$/, '')
      .replace(/[\s\d,+*.]*\d[\s\d,+*]*$/, '')
      .replace(/[,\s]+(?:Ph\.? ?D|M\.? ?D|[BM]\.?(?:Sc|A|S|B)|MPH|DrPH|R\.?N|FACSM)\b.*$/, '')
      .replace(/[\s,+*]+$/, '')
      .replace(/(?<=\p{Ll}{2})\.$/u, ''),
  )

/** Who edited the book of a chapter: `Doe, J. [Editor], Roe, R. [Ed]. (2012). Title of the book.` */
const EDITORS = /^(?:[^[\]]{2,80} \[Ed[^\]]{0,40}\][.,;]?\s+)+(?:\(\d{4}\)\.\s+)?/

/** `Journal of Things. Vol.43(5), Sep 2015, pp. 1-2.`, `Journal of Things 12, Winter 2007: 7-14.` → the journal. */
const venueIn = (source: string): string =>
  /^(.+?)(?:\.[\s:]|\s+(?:Vol\b|\d|\(|(?:January|February|March|April|May|June|July|August|September|October|November|December|Spring|Summer|Autumn|Fall|Winter)\b))/
    .exec(source.replace(EDITORS, '').replace(/^\[/, ''))?.[1]
    .replace(/[.,;:\]\s]+$/, '') ?? ''

/** The words of lists; a word of an author's may hold a slash (`PI3K/Akt`), where a heading has a qualifier behind it. */
const wordsIn = (lists: readonly string[]): string[] =>
  lists
    .flatMap((value) => value.split(value.includes(';') ? /\s*;\s*/ : /\.\s+|,\s+(?![^()]*\))/))
    .map((word) => word.replace(/^\*|\.$/g, '').trim())
    .filter(Boolean)

function rawOf(record: TaggedRecord): RawPaper {
  const full = record.all('FA')
  const authors = full.length > 0 ? full : record.all('AU', 'ED').flatMap((names) => names.split(/;\s*/))
  const years = [...record.all('YR'), ...record.all('DP'), ...record.all('DG'), ...record.all('SO')]
  const words = [...record.all('KW'), ...record.all('DE'), ...record.all('KP')]
  const headings = [...record.all('MH'), ...record.all('SH'), ...record.all('HW')]
  return {
    id: record.first('AN', 'UI'),
    title: record.first('TI', 'TT').replace(/(?<!:)\.?\s+\[[A-Z][\p{L} ,;:&/-]{2,60}\]\.?$/u, ''),
    abstract: record.first('AB'),
    authors: authors.filter((name) => name !== '' && !name.includes('@')).map(nameOf),
    year: years.map((year) => YEAR.exec(year)?.[0]).find(Boolean),
    venue: record.first('JT', 'JN', 'JA') || venueIn(record.first('SO', 'BT')),
    keywords:
      words.length > 0 ? wordsIn(words) : wordsIn(headings).map((word) => word.split('/', 1)[0].trim()),
    doi: [...record.all('DO'), ...record.all('DI')].find((value) => value.includes('10.')),
    pmid: /medline|pubmed/i.test(record.first('DB', 'VN'))
      ? /^\d{1,9}$/.exec(record.first('UI', 'PM'))?.[0]
      : record.first('PM'),
    language: record.first('LG', 'LA').replace(/\.$/, ''),
  }
}

export const ovid = taggedFormat(
  'Ovid',
  SYNTAX,
  { first: /^ ?VN {1,2}- Ovid/, begins: /(?: ?<\d+\. >\r?\n)? ?VN {1,2}- Ovid/ },
  rawOf,
)
