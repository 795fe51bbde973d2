import { textAt } from '../../src/atlas.ts'
import type { Evidence, Field, Paper } from '../../src/types.ts'
import type { PaperDetail } from '../data/evidence.ts'
import { sharedPapers } from '../data/map-data.ts'
import type { Mark } from '../data/marks.ts'
import { select } from '../state/state.ts'
import type { Store } from '../store.ts'
import { useDetail } from './detail.ts'
import { Marked } from './Marked.tsx'

/** The sentences of a paper that name one or more concepts; `links` are link numbers of this paper. */
export function Sentences({
  store,
  paper,
  links,
}: {
  store: Store
  paper: number
  links: readonly number[]
}) {
  const loaded = useDetail(store, paper)
  if (!loaded) return <p class="waiting">Fetching the sentence…</p>
  if ('error' in loaded)
    return (
      <p class="waiting">
        The sentence could not be fetched ({loaded.error}). Close and open the row to retry.
      </p>
    )
  const { detail } = loaded
  const first = store.data.linkStart[paper]
  const sentences = bySentence(
    links.flatMap((link) =>
      (detail.evidence[link - first] ?? []).map((evidence) => ({ evidence, node: store.data.target[link] })),
    ),
  )
  return (
    <>
      {sentences.map(({ first, marks }) => (
        <Sentence
          key={`${first.field} ${first.sentence.start}`}
          store={store}
          paper={detail.paper}
          first={first}
          marks={marks}
        />
      ))}
    </>
  )
}

interface SentenceProps {
  store: Store
  paper: Paper
  first: Evidence
  marks: Mark[]
}

function Sentence({ store, paper, first, marks }: SentenceProps) {
  const { field, sentence } = first
  if (field === 'keywords')
    return (
      <blockquote>
        Keyword:{' '}
        <Marked
          store={store}
          text={textAt(paper, first)}
          marks={[{ ...marks[0], start: 0, end: first.surface.length }]}
        />
      </blockquote>
    )
  return (
    <blockquote>
      <Marked store={store} text={paper[field]} marks={marks} from={sentence.start} to={sentence.end} />
    </blockquote>
  )
}

function bySentence(found: { evidence: Evidence; node: number }[]): { first: Evidence; marks: Mark[] }[] {
  const groups = new Map<string, { first: Evidence; marks: Mark[] }>()
  for (const { evidence, node } of found) {
    const name = `${evidence.field} ${evidence.sentence.start}`
    let group = groups.get(name)
    if (!group) {
      group = { first: evidence, marks: [] }
      groups.set(name, group)
    }
    group.marks.push({ start: evidence.start, end: evidence.end, node })
  }
  return [...groups.values()]
}

/** Papers of a pair of concepts whose sentences are shown at once. */
const PAIR_PAPERS = 4

/** Why two concepts are linked: the papers that name both, with their sentences. */
export function PairSentences({ store, a, b }: { store: Store; a: number; b: number }) {
  const { data, go } = store
  const shared = sharedPapers(data, a, b)
  return (
    <>
      {shared.slice(0, PAIR_PAPERS).map((paper) => (
        <div key={data.key[paper]} class="pair">
          <button type="button" class="source" onClick={() => go((now) => select(now, data.key[paper]))}>
            <i class="dot paper" /> <bdi>{data.label[paper]}</bdi>
          </button>
          <Sentences store={store} paper={paper} links={linksTo(store, paper, [a, b])} />
        </div>
      ))}
      {shared.length > PAIR_PAPERS && <p class="waiting">and {shared.length - PAIR_PAPERS} more papers</p>}
    </>
  )
}

/** The mentions in one field of a paper, of all of its links or of some. */
export function marksOf(
  { data }: Store,
  paper: number,
  detail: PaperDetail,
  field: Field,
  links?: readonly number[],
): Mark[] {
  const first = data.linkStart[paper]
  return detail.evidence.flatMap((found, at) =>
    links && !links.includes(first + at)
      ? []
      : found
          .filter((evidence) => evidence.field === field)
          .map(({ start, end }) => ({ start, end, node: data.target[first + at] }))
          .filter(({ node }) => data.count[node] > 0),
  )
}

/** The links of a paper to some concepts. */
export function linksTo({ data }: Store, paper: number, concepts: readonly number[]): number[] {
  const found: number[] = []
  for (let link = data.linkStart[paper]; link < data.linkStart[paper + 1]; link++)
    if (concepts.includes(data.target[link])) found.push(link)
  return found
}
