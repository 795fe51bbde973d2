import { communityColor } from '../appearance/palette.ts'
import { select } from '../state/state.ts'
import type { Placed, Store } from '../store.ts'
import type { TextConcept } from '../worker/placing.ts'
import { RelatedRows } from './Related.tsx'

/** A text of one's own: what it names that the atlas has, what is new, and what is related. */
export function PlacedPanel({ store, placed }: { store: Store; placed: Placed }) {
  const known = placed.concepts.filter(({ concept }) => concept >= 0)
  const fresh = placed.concepts.filter(({ concept }) => concept < 0)
  return (
    <article class="placed">
      <button
        type="button"
        class="close"
        aria-label="Remove your text"
        title="Remove your text (Esc)"
        onClick={() => {
          store.placed.value = null
        }}
      >
        ×
      </button>
      <p class="kind">◆ your text</p>
      <h2 class="paper-title">
        <bdi>{placed.title}</bdi>
      </h2>
      <Rows store={store} title="On this map" rows={known} />
      <Rows store={store} title="New to this map" rows={fresh} />
      <section class="related">
        <h3>Related papers</h3>
        <RelatedRows store={store} answer={placed} from={-1} />
      </section>
    </article>
  )
}

function Rows({ store, title, rows }: { store: Store; title: string; rows: readonly TextConcept[] }) {
  const { data, palette, go } = store
  if (rows.length === 0) return null
  return (
    <section class="named">
      <h3>
        {title} <small>{rows.length}</small>
      </h3>
      <ul>
        {rows.map(({ label, type, role, sentence, concept }) => {
          const node = data.papers + concept
          return (
            <li key={label}>
              {concept < 0 ? (
                <bdi>{label}</bdi>
              ) : (
                <button type="button" onClick={() => go((now) => select(now, data.key[node]))}>
                  <i class="dot" style={{ '--dot': communityColor(palette.value, data.community[node]) }} />{' '}
                  <bdi>{data.label[node]}</bdi>
                </button>
              )}{' '}
              <small>
                {type}, {role}
              </small>
              {sentence && (
                <blockquote>
                  <bdi>{sentence}</bdi>
                </blockquote>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
