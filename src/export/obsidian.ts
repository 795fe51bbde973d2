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

/** Names of the notes, each given once, so that a link needs no path. */
interface Notes {
  papers: string[]
  concepts: string[]
}

const OVERVIEW = 'Concept Atlas'

/**
 * An Obsidian vault: a note per paper (`papers/…`) and per concept (`concepts/…`), joined by wikilinks, with aliases and
 * properties in the front matter and, in the paper's note, the sentence behind every link with the concept highlighted,
 * then those that report a figure; in the concept's note what papers say about it and another.
 * Every note has a name of its own, so that links are bare names, as Obsidian writes them. A file a note.
 */
export function* obsidian(atlas: Atlas): Generator<ExportFile> {
  const notes = namesOf(atlas)
  yield { path: `${OVERVIEW}.md`, chunks: overview(atlas, notes) }
  for (const [p, note] of notes.papers.entries())
    yield { path: `papers/${note}.md`, chunks: paperNote(atlas, notes, p) }
  const related = relatedOf(atlas)
  const said = relationsOf(atlas)
  const { start, paper } = papersByConcept(atlas.links, atlas.concepts.length)
  for (const [c, note] of notes.concepts.entries()) {
    const linked = [...paper.subarray(start[c], start[c + 1])]
    yield { path: `concepts/${note}.md`, chunks: conceptNote(atlas, notes, c, linked, related[c], said[c]) }
  }
}

/** A paper that is called as a concept is gets its id behind. */
function namesOf({ labels, papers, concepts }: Atlas): Notes {
  const name = fileNames()
  name(OVERVIEW)
  const taken = new Set(concepts.map(({ label }) => folded(label)))
  return {
    concepts: concepts.map(({ label }) => name(label)),
    papers: labels.map((label, p) => name(taken.has(folded(label)) ? `${label} (${papers[p].id})` : label)),
  }
}

/** The shown text of a wikilink is taken literally: what would end it, or begin code, HTML or a comment, is left out. */
function wikilink(note: string, label: string): string {
  const shown = oneLine(label.replace(/[[\]|<>`\\$%]/g, ' '))
  return shown === '' || shown === note ? `[[${note}]]` : `[[${note}|${shown}]]`
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
    for (const c of members[community]) yield `- ${wikilink(notes.concepts[c], atlas.concepts[c].label)}\n`
  }
}

function* paperNote(atlas: Atlas, notes: Notes, p: number): Generator<string> {
  const paper = atlas.papers[p]
  const label = atlas.labels[p]
  yield `---\n${property('id', paper.id)}${property('title', oneLine(paper.title))}`
  yield list('aliases', different([label, paper.title]))
  yield list('authors', different(paper.authors.map(({ name }) => name)))
  yield list('collections', paper.collections ?? [])
  for (const [name, value] of paper.kept ?? []) yield property(name, value)
  yield property('year', paper.year) + property('venue', paper.venue) + property('doi', paper.doi)
  yield `${property('url', addressOf(paper))}tags:\n  - paper\n---\n\n# ${markdownText(label)}\n`
  if (paper.abstract !== '') yield `\n${markdownText(paper.abstract)}\n`
  yield '\n## Concepts\n'
  const links = linksOf(atlas, p).sort((a, b) => b.weight - a.weight || a.concept - b.concept)
  for (const { concept, role, evidence } of links) {
    yield `\n- ${wikilink(notes.concepts[concept], atlas.concepts[concept].label)} (${role})\n`
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
  yield `\n- ${wikilink(notes.concepts[other], atlas.concepts[other].label)}: ${phrase}, ${count}\n`
  for (const { paper, ...span } of evidence) {
    const source = wikilink(notes.papers[paper], atlas.labels[paper])
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
  for (const other of related) yield `- ${wikilink(notes.concepts[other], atlas.concepts[other].label)}\n`
  if (said.length > 0) yield '\n## What papers say\n'
  for (const relation of said) yield* saidNote(atlas, notes, c, relation)
  yield '\n## Papers\n\n'
  for (const p of papers) {
    const { year } = atlas.papers[p]
    yield `- ${wikilink(notes.papers[p], atlas.labels[p])}${year === undefined ? '' : ` (${year})`}\n`
  }
}
