/** What `related` answers: as JSON, and for reading. */
import type { Named } from '../../related/find.ts'
import {
  type Cited,
  type CitedNear,
  type CitedWay,
  citedTold,
  type Library,
  namedFirst,
  type Query,
  type Related,
} from '../../related/index.ts'
import { plain, quoted, terminalOf, wrap } from '../terminal.ts'

/** What is asked, as it is called in the answer. */
export interface Asked {
  id: string
  /** Of each paper, where there are several. */
  ids?: string[]
  query: Query
}

export interface Found {
  related: Related[]
  /** Why there is none. */
  nothing?: string
  /** What has to be known about the answer. */
  notes: string[]
}

/** Prior or later works, counted over so many papers. */
export interface CitedFound {
  way: CitedWay
  near: number
  works: CitedNear[]
}

/** Works and papers that JSON names of each kind. */
const NAMED = 5

/** A work outside of the library; undefined for a paper. */
const outsideOf = ({ citing, published }: Library, work: number) =>
  citing?.citations.outside[work - published.length]

const workLabel = (library: Library, { labels }: Named, work: number): string =>
  outsideOf(library, work)?.label ?? labels[work]

/** A paper by its id, another work by its label, DOI and year. */
const workJson = (library: Library, { papers, labels }: Named, work: number) =>
  outsideOf(library, work) ?? { id: papers[work].id, label: labels[work] }

export const citedJson = (
  library: Library,
  named: Named,
  { citedBy, cites, both, together, near }: Cited,
) => {
  const ids = (some: readonly number[]): string[] => some.map((paper) => named.papers[paper].id)
  return {
    ...(citedBy.length > 0 && { citedBy: ids(citedBy) }),
    ...(cites.length > 0 && { cites: ids(cites) }),
    ...(both.length > 0 && {
      bothCite: {
        count: both.length,
        works: both.slice(0, NAMED).map((work) => workJson(library, named, work)),
      },
    }),
    ...(together.length > 0 && {
      citedTogether: { count: together.length, by: ids(together.slice(0, NAMED)) },
    }),
    ...(near.length > 0 && { citedNear: { count: near.length, by: ids(near.slice(0, NAMED)) } }),
  }
}

const NOTHING_CITED =
  'Nothing: no source of this atlas tells what papers cite, or none of what the papers near to this one cite is cited twice or in the library.'

/** Prior or later works for JSON: `count` of the `near` papers cite each, or are cited by it, the first ones `papers`. */
export const citedAnswer = (
  library: Library,
  named: Named,
  { id, ids }: Pick<Asked, 'id' | 'ids'>,
  { way, near, works }: CitedFound,
) => ({
  id,
  ...(ids && { ids }),
  cites: way,
  near,
  ...(works.length === 0 && { nothing: NOTHING_CITED }),
  related: works.map(({ work, near: some }) => ({
    ...workJson(library, named, work),
    ...(library.published[work]?.year !== undefined && { year: library.published[work].year }),
    count: some.length,
    papers: some.slice(0, NAMED).map((paper) => named.papers[paper].id),
  })),
})

export function citedReadable(library: Library, named: Named, { way, near, works }: CitedFound): string {
  if (works.length === 0) return NOTHING_CITED
  const { bold, width } = terminalOf(process.stdout)
  const blocks = works.map(({ work, near: some }, rank) => {
    const label = plain(workLabel(library, named, work))
    const id = plain(named.papers[work]?.id ?? outsideOf(library, work)?.doi ?? '')
    const title = `${bold(label)}${id === '' || id === label ? '' : ` (${id})`}`
    const names = some.map((paper) => plain(named.papers[paper].id))
    const said = `${way === 'prior' ? 'cited by' : 'cites'} ${some.length} of the ${near} papers near: ${namedFirst(names)}`
    return `${wrap(`${String(rank + 1).padStart(2)}. ${title}`, width, '').replace(/\n/g, '\n    ')}\n${wrap(said, width, '    ')}`
  })
  return blocks.join('\n\n')
}

/**
 * The contract of `--json`; `of` is the paper that `here` stands in, where several were asked about. `nothing` says why
 * there is no answer, `notes` what has to be known about one, `cited` what citations say.
 */
export const answer = (
  library: Library,
  named: Named,
  { id, ids }: Asked,
  { related, nothing, notes }: Found,
) => ({
  id,
  ...(ids && { ids }),
  ...(nothing !== undefined && { nothing }),
  ...(notes.length > 0 && { notes }),
  related: related.map(({ paper, score, likeness, reasons, cited }) => ({
    id: named.papers[paper].id,
    score,
    ...(likeness !== undefined && { likeness }),
    ...(cited && { cited: citedJson(library, named, cited) }),
    reasons: reasons.map(({ concept, label, weight, here, there, quotes }) => ({
      concept: library.concepts[concept].slug,
      label,
      weight,
      here,
      there,
      ...(ids && quotes.here?.paper !== undefined && { of: named.papers[quotes.here.paper].id }),
    })),
  })),
})

/** Reasons that are quoted for each paper; the others are only named. */
const QUOTED = 3

export function readable(library: Library, named: Named, { ids }: Asked, found: Related[]): string {
  const { papers, labels } = named
  const terminal = terminalOf(process.stdout)
  const { bold, dim, width } = terminal
  const quote = (one: { sentence: string; start: number; end: number } | undefined, by: string): string[] =>
    one ? [wrap(dim(by) + quoted(one.sentence, one.start, one.end, terminal), width, '       ')] : []
  const blocks = found.map(({ paper, likeness, reasons, cited }, rank) => {
    const { id } = papers[paper]
    const label = plain(labels[paper])
    const title = `${bold(label)}${label === id ? '' : ` (${plain(id)})`}`
    const lines = [wrap(`${String(rank + 1).padStart(2)}. ${title}`, width, '').replace(/\n/g, '\n    ')]
    const told = cited
      ? citedTold(
          cited,
          (work) => workLabel(library, named, work),
          (one) => papers[one].id,
        )
      : []
    if (told.length > 0) lines.push(wrap(told.map(plain).join('; '), width, '    '))
    if (reasons.length === 0 && told.length === 0)
      lines.push(`    ${likeness ? 'like words or vectors' : 'the same words'}, no concept in common`)
    if (likeness) lines.push(`    alike by vectors: ${likeness.toFixed(2)}`)
    for (const { label: name, quotes } of reasons.slice(0, QUOTED)) {
      const by = ids && quotes.here?.paper !== undefined ? `${plain(papers[quotes.here.paper].id)}: ` : ''
      lines.push(`    ${bold(plain(name))}`, ...quote(quotes.here?.quote, by), ...quote(quotes.there, ''))
    }
    const others = reasons.slice(QUOTED).map(({ label: name }) => plain(name))
    if (others.length > 0) lines.push(wrap(`also ${others.join(', ')}`, width, '    '))
    return lines.join('\n')
  })
  return blocks.join('\n\n')
}
