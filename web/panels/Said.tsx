import { useEffect, useState } from 'preact/hooks'
import type { RelationKind, SentencePlace } from '../../src/types.ts'
import { nodeColor } from '../appearance/palette.ts'
import type { Relation } from '../data/relations.ts'
import { select } from '../state/state.ts'
import type { Store } from '../store.ts'
import { useDetail } from './detail.ts'
import { Marked } from './Marked.tsx'
import { linksTo, marksOf } from './Sentences.tsx'

/** What stands between the two concepts of a relation. */
const WORDS: Record<RelationKind, string> = {
  'used-for': 'is used for',
  'part-of': 'is part of',
  'evaluated-on': 'is evaluated on',
  'compared-with': 'is compared with',
  'is-a': 'is a kind of',
}

/** Relations that are shown at first. */
const AT_FIRST = 8

/** What papers say about a concept and others, each with its sentences. */
export function Said({ store, concept }: { store: Store; concept: number }) {
  const [found, setFound] = useState<Relation[] | { error: string }>([])
  const [all, setAll] = useState(false)
  useEffect(() => {
    let wanted = true
    store.relations(concept).then(
      (relations) => wanted && setFound(relations),
      (error: Error) => wanted && setFound({ error: error.message }),
    )
    return () => {
      wanted = false
    }
  }, [store, concept])
  if ('error' in found)
    return <p class="waiting">What papers say about it could not be fetched ({found.error}).</p>
  if (found.length === 0) return null
  const cut = all ? found.length : AT_FIRST
  return (
    <section class="links said">
      <h3>
        What papers say of it <small>{found.length}</small>
      </h3>
      <ul>
        {found.slice(0, cut).map((relation) => (
          <Row
            key={`${relation.kind} ${relation.forth} ${relation.other}`}
            store={store}
            concept={concept}
            relation={relation}
          />
        ))}
      </ul>
      {cut < found.length && (
        <button type="button" class="more" onClick={() => setAll(true)}>
          Show all {found.length}
        </button>
      )}
    </section>
  )
}

function Row({ store, concept, relation }: { store: Store; concept: number; relation: Relation }) {
  const { data, palette, hovered } = store
  const [open, setOpen] = useState(false)
  const { kind, forth, other, papers, sentences } = relation
  const hover = (node: number) => () => {
    hovered.value = node
  }
  return (
    <li class={open ? 'open' : ''} onPointerEnter={hover(other)} onPointerLeave={hover(-1)}>
      <button type="button" class="said-row" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span>
          {forth && <span class="relation">{WORDS[kind]} </span>}
          <i class="dot" style={{ '--dot': nodeColor(palette.value, data, other) }} />{' '}
          <bdi>{data.label[other]}</bdi>
          {!forth && <span class="relation"> {WORDS[kind]} it</span>}
        </span>
        <small title={`${papers} ${papers === 1 ? 'paper says' : 'papers say'} so`}>{papers}</small>
      </button>
      {open && (
        <div class="evidence">
          {sentences.map((place) => (
            <Sentence
              key={`${place.paper} ${place.start}`}
              store={store}
              place={place}
              concepts={[concept, other]}
            />
          ))}
        </div>
      )}
    </li>
  )
}

interface SentenceProps {
  store: Store
  place: SentencePlace
  /** Their mentions are marked. */
  concepts: readonly number[]
}

function Sentence({ store, place: { paper, field, start, end }, concepts }: SentenceProps) {
  const { data, go } = store
  const loaded = useDetail(store, paper)
  if (!loaded) return <p class="waiting">Fetching the sentence…</p>
  if ('error' in loaded) return <p class="waiting">The sentence could not be fetched ({loaded.error}).</p>
  if (field === 'keywords') return null
  const { detail } = loaded
  return (
    <div class="pair">
      <button type="button" class="source" onClick={() => go((now) => select(now, data.key[paper]))}>
        <i class="dot paper" /> <bdi>{data.label[paper]}</bdi>
      </button>
      <blockquote>
        <Marked
          store={store}
          text={detail.paper[field]}
          marks={marksOf(store, paper, detail, field, linksTo(store, paper, concepts))}
          from={start}
          to={end}
        />
      </blockquote>
    </div>
  )
}
