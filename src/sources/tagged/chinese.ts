/** What CNKI and Wanfang write besides the formats of others: NoteExpress (`{Title}: …`) and E-Study (`Title-题名: …`). */
import { webAddresses } from '../links.ts'
import type { RawPaper } from '../paper.ts'
import { type TaggedRecord, taggedFormat } from './tagged.ts'

const splitList = (values: readonly string[]): string[] =>
  values.flatMap((value) => value.split(/\s*[;；]+\s*/).filter(Boolean))

const ONCE: ReadonlyMap<string, string> = new Map([
  ['Title', 'titles'],
  ['Abstract', 'abstracts'],
  ['Summary', 'abstracts'],
  ['Journal', 'journals'],
  ['Source', 'journals'],
  ['DOI', 'DOIs'],
  ['Year', 'years'],
])

const fromNoteExpress = (record: TaggedRecord): RawPaper => ({
  title: record.first('Title'),
  abstract: record.first('Abstract'),
  authors: splitList(record.all('Author', 'Authors')),
  year: record.first('Year', 'Date', 'Publish Date'),
  venue: record.first('Journal', 'Source', 'Secondary Title', 'Book Title', 'Conference Name', 'Publisher'),
  keywords: splitList(record.all('Keywords', 'Keyword')),
  doi: record.first('DOI'),
  language: record.first('Language'),
  url: webAddresses(record.all('URL', 'Link')),
})

export const noteExpress = taggedFormat(
  'NoteExpress',
  {
    line: /^\{([A-Z][A-Za-z ()/]{1,40})\}: ?(.*)$/s,
    begin: 'Reference Type',
    once: ONCE,
    blankEnds: true,
  },
  { first: /^\{Reference Type\}:/, begins: /\{Reference Type\}:/ },
  fromNoteExpress,
)

const fromEStudy = (record: TaggedRecord): RawPaper => ({
  title: record.first('Title'),
  abstract: record.first('Summary', 'Abstract'),
  authors: splitList(record.all('Author')),
  year: record.first('Year', 'PubTime'),
  venue: record.first('Source'),
  keywords: splitList(record.all('Keyword')),
  doi: record.first('DOI'),
  url: webAddresses(record.all('URL', 'Link')),
})

export const eStudy = taggedFormat(
  'E-Study',
  {
    line: /^([A-Z][A-Za-z]{1,20})-[^\s:：]{1,20}[:：] ?(.*)$/s,
    begin: 'SrcDatabase',
    once: ONCE,
    blankEnds: true,
  },
  { first: /^SrcDatabase-[^\s:：]*[:：]/, begins: /SrcDatabase-[^\s:：]*[:：]/ },
  fromEStudy,
)
