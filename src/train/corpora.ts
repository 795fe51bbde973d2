/** The papers that the model learns from: annotated ones, and unlabelled ones with their authors' keywords. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { ConceptType, Paper, Role } from '../types.ts'

export interface AnnotatedConcept {
  label: string
  /** Surfaces as they stand in the paper. */
  aliases: string[]
  type: ConceptType
  role: Role
  salient: boolean
}

export interface AnnotatedPaper {
  paper: Paper
  concepts: AnnotatedConcept[]
  /** By those who annotated first, whose measure is the one to go by; others tell a little otherwise what is a concept. */
  isFirst: boolean
}

/** Papers on computing, and on everything else. */
export const COMPUTING = ['ml', 'acl', 'acm'] as const
export const OTHERS = ['fields'] as const
export const CORPORA = [...COMPUTING, ...OTHERS] as const
export type CorpusName = (typeof CORPORA)[number]

/** The annotated sets: labels in `data/annotations/NAME.jsonl`, texts in `gold/NAME-train.papers.jsonl` of the shared folder. */
const ANNOTATED = ['concepts', 'concepts-fields'] as const
/** … and those whose texts are in the corpora. */
const IN_CORPORA = ['corpora-computing', 'corpora-fields'] as const
const annotationsOf = (set: string): string => `data/annotations/${set}.jsonl`

/** The records of a JSONL file, gzipped or not. Lines end with \n only. */
export function readJsonl<T>(path: string): T[] {
  const bytes = readFileSync(path)
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T)
}

type Given = Partial<Omit<Paper, 'authors'>> & { id: string }

/** Only what the model looks at: id, title, abstract, keywords. */
export function asPaper({ id, title, abstract, keywords }: Given): Paper {
  return {
    id: String(id),
    title: title ?? '',
    abstract: abstract ?? '',
    keywords: keywords ?? [],
    authors: [],
    links: [],
  }
}

/** All papers that the shipped model learns from, in the files' order. */
export function readAllAnnotated(shared: string): AnnotatedPaper[] {
  const papers = ANNOTATED.flatMap((set) =>
    readAnnotated(annotationsOf(set), readJsonl(`${shared}/gold/${set}-train.papers.jsonl`), true),
  )
  const ids = annotatedInCorpora()
  const texts = new Map<string, Given>()
  for (const paper of readUnlabelled(`${shared}/corpora`)) if (ids.has(paper.id)) texts.set(paper.id, paper)
  return [...papers, ...IN_CORPORA.flatMap((set) => readAnnotated(annotationsOf(set), texts.values()))]
}

/** The ids of the annotated papers of the corpora. */
export const annotatedInCorpora = (): Set<string> =>
  new Set(IN_CORPORA.flatMap((set) => readJsonl<{ id: string }>(annotationsOf(set)).map(({ id }) => id)))

/** The annotations of a file with the texts that they are about, in their order; papers without annotations are left out. */
export function readAnnotated(
  annotations: string,
  papers: Iterable<Given>,
  isFirst = false,
): AnnotatedPaper[] {
  const conceptsOf = new Map(
    readJsonl<{ id: string; concepts: AnnotatedConcept[] }>(annotations).map((r) => [
      String(r.id),
      r.concepts,
    ]),
  )
  return [...papers].flatMap((record) => {
    const concepts = conceptsOf.get(String(record.id))
    return concepts ? [{ paper: { ...asPaper(record), keywords: [] }, concepts, isFirst }] : []
  })
}

/** Every paper of these corpora that has title and abstract, one per title, in the files' order. */
export function* readUnlabelled(
  directory: string,
  corpora: readonly CorpusName[] = CORPORA,
): Generator<Paper> {
  const seen = new Set<string>()
  for (const name of corpora) {
    for (const record of readJsonl<Given>(`${directory}/corpus-${name}.jsonl.gz`)) {
      if (!record.title || !record.abstract) continue
      const key = titleKey(record.title)
      if (seen.has(key)) continue
      seen.add(key)
      yield asPaper(record)
    }
  }
}

export const titleKey = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
