/** Paper → Document: the fields of a paper, cleaned, cut into sentences and tokens. */
import type { Paper, Span } from '../types.ts'
import { isPlaceholder, withoutApparatus } from './apparatus.ts'
import { type CleanText, clean } from './clean.ts'
import { namelessKeywords } from './keywords.ts'
import { type Sentence, splitSentences } from './sentences.ts'
import { type Token, tokenize } from './tokens.ts'

export { isPlaceholder, withoutApparatus } from './apparatus.ts'
export { type CleanText, clean } from './clean.ts'
export type { Form } from './forms.ts'
export { namelessKeywords } from './keywords.ts'
export { languageOf, languageOfPaper } from './language.ts'
export type { Sentence } from './sentences.ts'
export { type Token, tokenize } from './tokens.ts'
export { american, STOP_WORDS, singular } from './words.ts'

export interface TextField {
  field: 'title' | 'abstract'
  clean: CleanText
  tokens: Token[]
  sentences: Sentence[]
}

export interface Document {
  paper: Paper
  /**
   * Title, then abstract; an empty field is left out. White space stands for what is no text of the paper (copyright lines,
   * labels that lost their colon, `[No abstract available]`).
   */
  fields: TextField[]
  /** Cleaned and without a closing full stop, one for one with the paper's; empty for one that names nothing. */
  keywords: string[]
}

/** Reads one paper. Never throws; a paper without text gives a document without fields. */
export function readDocument(paper: Paper): Document {
  const fields: TextField[] = []
  for (const field of ['title', 'abstract'] as const) {
    const text = readable(clean(paper[field]), field)
    const tokens = tokenize(text.text)
    if (tokens.length > 0)
      fields.push({ field, clean: text, tokens, sentences: splitSentences(text.text, tokens) })
  }
  const nameless = namelessKeywords(paper.keywords, paper.title, paper.abstract)
  const keywords = paper.keywords.map((keyword, k) =>
    nameless.has(k) ? '' : withoutStop(clean(keyword).text.trim()),
  )
  return { paper, fields, keywords }
}

/** Without what is no text of the paper; every place stays what it was. */
function readable(cleaned: CleanText, field: TextField['field']): CleanText {
  if (field === 'title') return isPlaceholder(cleaned.text) ? { ...cleaned, text: '' } : cleaned
  const text = withoutApparatus(cleaned.text)
  return text === cleaned.text ? cleaned : { ...cleaned, text }
}

/** A list of keywords may end in a full stop, which is none of the last one's; `U.S.` keeps its own. */
const withoutStop = (keyword: string): string => (/^[^.]+\.$/.test(keyword) ? keyword.slice(0, -1) : keyword)

/** The sentence in which a token of the field stands. */
export function sentenceAt({ sentences }: TextField, token: number): number {
  let s = 0
  while (sentences[s].to <= token) s++
  return s
}

/** The span of the given text behind the tokens `from … to - 1` of a field. */
export function spanOf(field: TextField, from: number, to: number): Span {
  return { field: field.field, ...field.clean.given(field.tokens[from].start, field.tokens[to - 1].end) }
}

/** The clean text of the tokens `from … to - 1`, as it stands between them. */
export function surfaceOf(field: TextField, from: number, to: number): string {
  return field.clean.text.slice(field.tokens[from].start, field.tokens[to - 1].end)
}
