import { linksOf, papersByConcept, sentenceOf, textAt } from '../atlas.ts'
import type { Atlas, ConceptRelation, Evidence, Paper, RelationKind, Result } from '../types.ts'
import { fileNames, folded } from './file-names.ts'
import type { ExportFile } from './format.ts'
import { highlighted, markdownText, yamlText } from './markdown.ts'
import { addressOf, oneLine } from './references.ts'

/** Neighbours that a concept's note names. */
const MOST_RELATED = 20
/** What the other concept of a relation is to that of the note, if it says `this`. */
const SAID: Readonly<Record<RelationKind, string>> = {
  'used-for': 'used for',
  'part-of': 'part of',
  'evaluated-on': 'evaluated on',
  'compared-with': 'compared with',
  'is-a': 'a kind of',
}

/** Paths of the notes without an ending, and how links call them. */
interface Notes {
  papers: string[]
  concepts: string[]
  called: ReadonlyMap<string, string>
}

const OVERVIEW = 'Concept Atlas'

/**
 * An Obsidian vault: a note per paper (`papers/…`) and per concept (`concepts/…`), joined by wikilinks, with aliases and
 * properties in the front matter and, in the paper's note, the sentence behind every link with the concept highlighted,
 * then those that report a figure; in the concept's note what papers say about it and another.
 * Links are bare names where no other note has the name, as Obsidian writes them, else whole paths. A file a note.
 */
export function* obsidian(atlas: Atlas): Generator<ExportFile> {
  const paperName = fileNames()
  const conceptName = fileNames()
  const papers = atlas.labels.map((label) => `papers/${paperName(label)}`)
  const concepts = atlas.concepts.map(({ label }) => `concepts/${conceptName(label)}`)
  const notes: Notes = { papers, concepts, called: namesIn([OVERVIEW, ...papers, ...concepts]) }
  yield { path: `${OVERVIEW}.md`, chunks: overview(atlas, notes) }
  for (const [p, note] of notes.papers.entries())
    yield { path: `${note}.md`, chunks: paperNote(atlas, notes, p) }
  const related = relatedOf(atlas)
  const said = relationsOf(atlas)
  const { start, paper } = papersByConcept(atlas.links, atlas.concepts.length)
  for (const [c, note] of notes.concepts.entries()) {
    const linked = [...paper.subarray(start[c], start[c + 1])]
    yield { path: `${note}.md`, chunks: conceptNote(atlas, notes, c, linked, related[c], said[c]) }
  }
}

/** The bare name of each note that no other has, whatever their case; the path of any other. */
function namesIn(paths: readonly string[]): Map<string, string> {
  const bare = (path: string): string => path.slice(path.indexOf('/') + 1)
  const uses = new Map<string, number>()
  for (const path of paths) {
    const name = folded(bare(path))
    uses.set(name, (uses.get(name) ?? 0) + 1)
  }
  return new Map(paths.map((path) => [path, uses.get(folded(bare(path))) === 1 ? bare(path) : path]))
}

/** The shown text of a wikilink is taken literally: what would end it, or begin code, HTML or a comment, is left out. */
function wikilink({ called }: Notes, note: string, label: string): string {
  const name = called.get(note)!
  const shown = oneLine(label.replace(/[[\]|<>`\\$%]/g, ' '))
  return shown === '' || shown === name ? `[[${name}]]` : `[[${name}|${shown}]]`
}

const list = (name: string, values: readonly string[]): string =>
  values.length === 0 ? '' : `${name}:\n${values.map((value) => `  - ${yamlText(value)}\n`).join('')}`

const property = (name: string, value: string | number | undefined): string =>
  value === undefined || value === ''
    ? ''
    : `${name}: ${typeof value === 'number' ? value : yamlText(value)}\n`

const different = (values: readonly string[]): string[] =>
  [...new Set(values.map(oneLine))].filter((value) => value !== '')

function* overview(atlas: Atlas, notes: Notes): Generator<string> {
  yield '# Concept Atlas\n\n'
  yield `${atlas.papers.length} papers, ${atlas.concepts.length} concepts.\n`
  const members = atlas.communities.map((): number[] => [])
  for (const c of atlas.concepts.keys()) members[atlas.nodes.community[atlas.papers.length + c]]?.push(c)
  for (const [community, { label, papers }] of atlas.communities.entries()) {
    yield `\n## ${markdownText(label)}\n\n${papers} papers.\n\n`
    members[community].sort((a, b) => atlas.concepts[b].papers - atlas.concepts[a].papers || a - b)
    for (const c of members[community])
      yield `- ${wikilink(notes, notes.concepts[c], atlas.concepts[c].label)}\n`
  }
}

function* paperNote(atlas: Atlas, notes: Notes, p: number): Generator<string> {
  const paper = atlas.papers[p]
  const label = atlas.labels[p]
  yield `---\n${property('id', paper.id)}${property('title', oneLine(paper.title))}`
  yield list('aliases', different([label, paper.title]))
  yield list('authors', different(paper.authors.map(({ name }) => name)))
  yield property('year', paper.year) + property('venue', paper.venue) + property('doi', paper.doi)
  yield `${property('url', addressOf(paper))}tags:\n  - paper\n---\n\n# ${markdownText(label)}\n`
  if (paper.abstract !== '') yield `\n${markdownText(paper.abstract)}\n`
  yield '\n## Concepts\n'
  const links = linksOf(atlas, p).sort((a, b) => b.weight - a.weight || a.concept - b.concept)
  for (const { concept, role, evidence } of links) {
    yield `\n- ${wikilink(notes, notes.concepts[concept], atlas.concepts[concept].label)} (${role})\n`
    const about = ({ on, metric, method }: Result): boolean => [on, metric, method].includes(concept)
    const figures = (atlas.results?.[p] ?? []).filter(about)
    for (const quote of new Set([...evidence, ...figures].map((piece) => quoted(paper, piece))))
      yield `  > ${quote}\n\n`
  }
}

/** The sentence of a piece of evidence, its mention highlighted where it lies inside. */
function quoted(paper: Paper, evidence: Evidence | Result): string {
  const sentence = sentenceOf(paper, evidence)
  if (evidence.field === 'keywords') return highlighted(sentence, 0, sentence.length)
  return highlighted(
    sentence,
    evidence.start - evidence.sentence.start,
    evidence.end - evidence.sentence.start,
  )
}

/** The strongest co-occurrences of every concept. */
function relatedOf({ concepts, cooccurrences: { a, b, weight } }: Atlas): number[][] {
  const related = concepts.map((): { concept: number; weight: number }[] => [])
  for (let e = 0; e < a.length; e++) {
    related[a[e]].push({ concept: b[e], weight: weight[e] })
    related[b[e]].push({ concept: a[e], weight: weight[e] })
  }
  return related.map((edges) =>
    edges
      .sort((x, y) => y.weight - x.weight || x.concept - y.concept)
      .slice(0, MOST_RELATED)
      .map(({ concept }) => concept),
  )
}

/** What is said about each concept, as either end. */
function relationsOf({ concepts, relations = [] }: Atlas): ConceptRelation[][] {
  const said = concepts.map((): ConceptRelation[] => [])
  for (const relation of relations) {
    if (relation.from === relation.to) continue
    said[relation.from].push(relation)
    said[relation.to].push(relation)
  }
  return said
}

/** `- [[CNN]]: used for this, 3 papers`, and their sentences. */
function* saidNote(
  atlas: Atlas,
  notes: Notes,
  c: number,
  { kind, from, to, papers, evidence }: ConceptRelation,
): Generator<string> {
  const other = from === c ? to : from
  const phrase = from === c ? `this is ${SAID[kind]} it` : `${SAID[kind]} this`
  const count = `${papers} ${papers === 1 ? 'paper' : 'papers'}`
  yield `\n- ${wikilink(notes, notes.concepts[other], atlas.concepts[other].label)}: ${phrase}, ${count}\n`
  for (const { paper, ...span } of evidence) {
    const source = wikilink(notes, notes.papers[paper], atlas.labels[paper])
    yield `  > ${markdownText(textAt(atlas.papers[paper], span))} ${source}\n\n`
  }
}

function* conceptNote(
  atlas: Atlas,
  notes: Notes,
  c: number,
  papers: readonly number[],
  related: readonly number[],
  said: readonly ConceptRelation[],
): Generator<string> {
  const { label, type, aliases, papers: count } = atlas.concepts[c]
  yield '---\n'
  yield list('aliases', different([label, ...aliases.map(({ surface }) => surface)]))
  yield `type: ${type}\npapers: ${count}\ntags:\n  - concept\n  - ${type}\n---\n\n# ${markdownText(label)}\n`
  if (related.length > 0) yield '\n## Related\n\n'
  for (const other of related)
    yield `- ${wikilink(notes, notes.concepts[other], atlas.concepts[other].label)}\n`
  if (said.length > 0) yield '\n## What papers say\n'
  for (const relation of said) yield* saidNote(atlas, notes, c, relation)
  yield '\n## Papers\n\n'
  for (const p of papers) {
    const { year } = atlas.papers[p]
    yield `- ${wikilink(notes, notes.papers[p], atlas.labels[p])}${year === undefined ? '' : ` (${year})`}\n`
  }
}
