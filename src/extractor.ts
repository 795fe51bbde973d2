/**
 * What is done paper by paper: a survey of the n-grams that the model does not know, the count of concepts, the links. A
 * shard of the papers can be handed to a thread; what the shards count is merged before the next pass (shards.ts), so any
 * cut gives the same result.
 */
import { gatherByForm } from './concepts/candidates.ts'
import { Counter, type Counts } from './concepts/counts.ts'
import { conceptFinder } from './concepts/finding.ts'
import type { LinkingData } from './concepts/lexicon.ts'
import { openLexicon } from './concepts/open-lexicon.ts'
import { completeMentions, inSharedWords } from './concepts/second-pass.ts'
import { joinLinks, LinkCollector } from './graph/columns.ts'
import type { Knowledge } from './knowledge.ts'
import { byPlace } from './mentions/index.ts'
import { MentionColumns } from './mentions/mention-columns.ts'
import { withoutParts, withoutRepeats } from './mentions/nesting.ts'
import { NgramCounts, type NgramRows } from './mentions/tagger/ngram-counts.ts'
import { extendStatistics, UnknownNgrams } from './mentions/tagger/own-statistics.ts'
import { emptySketch, type Sketch } from './mentions/tagger/sketch.ts'
import { WordTypes } from './mentions/tagger/words.ts'
import { linkPaper } from './relations/index.ts'
import { proposedName } from './relations/proposed-name.ts'
import { readStatements, type Statement } from './relations/statements.ts'
import { DocumentStore } from './text/document-store.ts'
import { type Document, languageOfPaper, readDocument } from './text/index.ts'
import type { LinkColumns, Paper, Result } from './types.ts'

/** The links of papers, what each states about its concepts, and what it calls the thing that it proposes. */
export interface Extracted {
  links: LinkColumns
  results: Result[][]
  relations: Statement[][]
  /** Where a paper is not in English. */
  language: (string | undefined)[]
  /** What it calls what it proposes, where it has no title. */
  proposed: (string | undefined)[]
}

/** Told how many papers are done. */
type Done = (papers: number) => void

/** The passes over some papers, in this thread or in others, in this order; the first two may be left out. */
export interface Extractor {
  /** Where n-grams stand alone that the model does not know; `all` is how many papers there are in all shards. */
  sketch(all: number, done: Done): Sketch | Promise<Sketch>
  /** Counts those that stand alone often enough, by the sketch of all papers. */
  survey(sketch: Sketch, done: Done): NgramRows | Promise<NgramRows>
  /** Counts concepts, by what the model and the survey of all papers know of n-grams. */
  count(ngrams: NgramRows, done: Done): Counts | Promise<Counts>
  link(lexicon: LinkingData, done: Done): Extracted | Promise<Extracted>
}

/** An extractor of this thread, which can also hand over what it links in parts: REPORT papers each, in order. */
export interface LocalExtractor extends Extractor {
  sketch(all: number, done: Done): Sketch
  survey(sketch: Sketch, done: Done): NgramRows
  count(ngrams: NgramRows, done: Done): Counts
  link(lexicon: LinkingData, done: Done): Extracted
  linkInParts(lexicon: LinkingData): Iterable<Extracted>
}

/** No survey. */
export const NO_NGRAMS: NgramRows = { papers: 0, keys: new Uint32Array(0), values: new Uint32Array(0) }

/** A survey of fewer papers finds too little to be worth its time (`npm run eval:fields`). */
export const WORTH_A_SURVEY = 5000

/** All passes over this many papers up to the counts of concepts; `told` gives what hears of the progress of each. */
export async function countConcepts(
  through: Extractor,
  papers: number,
  told: (pass: string) => Done,
): Promise<Counts> {
  if (papers < WORTH_A_SURVEY) return through.count(NO_NGRAMS, told('reading papers'))
  const sketch = await through.sketch(papers, told('reading papers'))
  const ngrams = await through.survey(sketch, told('counting words'))
  return through.count(ngrams, told('finding concepts'))
}

/** Papers between two reports of progress. */
export const REPORT = 64

/** Papers that go through the stages together, at most, unless they are long. */
const BLOCK = 16
const BLOCK_TOKENS = 1 << 13

/**
 * Reads papers in this thread, once: an Error is thrown where `count` and one of `link` and `linkInParts` do not follow
 * each other. The tagger and the vocabulary know English: papers in other languages get abbreviations, names and keywords only,
 * unless all are to be read `asEnglish`.
 */
export function extractor(papers: readonly Paper[], knowledge: Knowledge, asEnglish = false): LocalExtractor {
  const languages = asEnglish ? [] : papers.map(languageOfPaper)
  const isEnglish = (p: number): boolean => (languages[p] ?? 'en') === 'en'
  const { statistics } = knowledge.tagger
  const words = new WordTypes()
  const unknown = new UnknownNgrams(statistics, words)
  const documents = new DocumentStore()
  const documentOf = (p: number): Document => documents.of(p, papers[p], readDocument)
  let accepted = new MentionColumns()
  let forms: readonly string[] = []
  /** Of each paper, what is another wording of one of its concepts, by form; nothing where there is none. */
  const wordings: (ReadonlyMap<string, string> | undefined)[] = []
  const domains = new Uint8Array(papers.length)
  /** The documents from paper `first` on that are read together, at least one; none from paper `end` on. */
  function blockFrom(first: number, end: number): Document[] {
    const documents: Document[] = []
    for (let tokens = 0; tokens < BLOCK_TOKENS && documents.length < BLOCK; ) {
      if (first + documents.length === end) break
      const document = documentOf(first + documents.length)
      for (const field of document.fields) tokens += field.tokens.length
      documents.push(document)
    }
    return documents
  }
  function eachPaper(done: Done, visit: (document: Document, p: number) => void): void {
    for (let p = 0; p < papers.length; p++) {
      if (p % REPORT === 0) done(p)
      visit(documentOf(p), p)
    }
  }
  function* linkInParts(data: LinkingData): Generator<Extracted> {
    const lexicon = openLexicon(data)
    const left = accepted
    accepted = new MentionColumns()
    if (left.papers !== papers.length) throw new Error('extractor: expected one count, then one link')
    for (let first = 0; first < papers.length; first += REPORT) {
      const links = new LinkCollector()
      const part: Omit<Extracted, 'links'> = { results: [], relations: [], language: [], proposed: [] }
      for (let p = first; p < Math.min(first + REPORT, papers.length); p++) {
        const document = documentOf(p)
        documents.drop(p)
        const shared = inSharedWords(left.of(p, forms), wordings[p], lexicon)
        const mentions = withoutRepeats(withoutParts(completeMentions(document, shared, lexicon)))
        const linked = linkPaper(document, mentions, lexicon, knowledge.roles, domains[p])
        links.add(linked.links)
        const isUntitled = document.fields[0]?.field !== 'title'
        part.proposed.push(isUntitled ? proposedName(linked.all(), lexicon) : undefined)
        const { results, relations } = readStatements(document, mentions, linked, lexicon)
        part.results.push(results)
        part.relations.push(relations)
        part.language.push(isEnglish(p) ? undefined : languages[p])
      }
      yield { links: links.columns(), ...part }
    }
  }
  return {
    sketch(all, done) {
      const sketch = emptySketch(all)
      eachPaper(done, (document, p) => {
        if (isEnglish(p)) unknown.addTo(sketch, document)
      })
      return sketch
    },
    survey(sketch, done) {
      const counts = new NgramCounts()
      eachPaper(done, (document, p) => {
        if (isEnglish(p)) unknown.count(counts, document, sketch)
      })
      return counts.rows()
    },
    count(ngrams, done) {
      const find = conceptFinder(knowledge, extendStatistics(statistics, ngrams), words)
      const counter = new Counter()
      for (let first = 0; first < papers.length; ) {
        if (first % REPORT === 0) done(first)
        const documents = blockFrom(first, Math.min(papers.length, first - (first % REPORT) + REPORT))
        const all = find(documents, (d) => isEnglish(first + d))
        const candidates = all.map(({ mentions }) => gatherByForm(withoutParts(mentions.sort(byPlace))))
        for (const [d, document] of documents.entries()) {
          domains[first + d] = all[d].domain
          if (all[d].wordings.size > 0) wordings[first + d] = all[d].wordings
          const numbers = counter.add(document, all[d], candidates[d], knowledge.vocabulary, knowledge.types)
          accepted.add(candidates[d], numbers)
        }
        first += documents.length
      }
      const counts = counter.counts()
      forms = counts.forms.form
      return counts
    },
    link(lexicon, done) {
      const parts: Extracted[] = []
      for (const part of linkInParts(lexicon)) {
        done(parts.length * REPORT)
        parts.push(part)
      }
      return joinExtracted(parts)
    },
    linkInParts,
  }
}

/** What is extracted of papers that follow each other, as one. */
export const joinExtracted = (parts: readonly Extracted[]): Extracted => ({
  links: joinLinks(parts.map(({ links }) => links)),
  results: parts.flatMap(({ results }) => results),
  relations: parts.flatMap(({ relations }) => relations),
  language: parts.flatMap(({ language }) => language),
  proposed: parts.flatMap(({ proposed }) => proposed),
})
