import { nodeColor } from '../appearance/palette.ts'
import type { Between } from '../data/between.ts'
import { isPaper } from '../data/map-data.ts'
import { select } from '../state/state.ts'
import type { Store } from '../store.ts'
import { linksTo, PairSentences, Sentences } from './Sentences.tsx'

/** How two nodes are connected, with the sentences that say so. */
export function PairPanel({
  store,
  between,
  a,
  b,
}: {
  store: Store
  between: Between
  a: number
  b: number
}) {
  const { data } = store
  const { kind, nodes, edges } = between
  const shared = nodes.slice(2)
  return (
    <article class="pair-panel" data-kind={kind}>
      <p class="kind">How these two are connected</p>
      <h2 class="ends">
        <End store={store} node={a} />
        <End store={store} node={b} />
      </h2>
      {kind === 'none' && <p class="waiting">Nothing on this map connects them.</p>}
      {kind === 'link' && (
        <section>
          <h3>The paper says</h3>
          <Sentences store={store} paper={data.source[edges[0]]} links={[edges[0]]} />
        </section>
      )}
      {kind === 'shared' && isPaper(data, a) && (
        <section>
          <h3>
            Concepts of both <small>{shared.length}</small>
          </h3>
          {shared.map((concept) => (
            <SharedConcept key={concept} store={store} concept={concept} papers={[a, b]} />
          ))}
        </section>
      )}
      {kind === 'shared' && !isPaper(data, a) && (
        <section>
          <h3>
            Papers of both <small>{shared.length}</small>
          </h3>
          <PairSentences store={store} a={a} b={b} />
        </section>
      )}
      {kind === 'chain' && <Chain store={store} nodes={nodes} />}
    </article>
  )
}

function End({ store, node }: { store: Store; node: number }) {
  const { data, palette, go } = store
  return (
    <button type="button" class="end" onClick={() => go((now) => select(now, data.key[node]))}>
      <i
        class={isPaper(data, node) ? 'dot paper' : 'dot'}
        style={{ '--dot': nodeColor(palette.value, data, node) }}
      />
      <bdi>{data.label[node]}</bdi>
    </button>
  )
}

/** A concept with the sentence of each of the two papers. */
function SharedConcept({ store, concept, papers }: { store: Store; concept: number; papers: number[] }) {
  return (
    <div class="shared">
      <End store={store} node={concept} />
      {papers.map((paper) => (
        <div key={paper} class="pair">
          <p class="source">
            <bdi>{store.data.label[paper]}</bdi>
          </p>
          <Sentences store={store} paper={paper} links={linksTo(store, paper, [concept])} />
        </div>
      ))}
    </div>
  )
}

/** From concept to concept, with the paper that names both and what it says. */
function Chain({ store, nodes }: { store: Store; nodes: readonly number[] }) {
  const { data } = store
  const concepts = nodes.filter((node) => !isPaper(data, node))
  return (
    <section class="way">
      <h3>
        A chain of concepts <small>{concepts.length}</small>
      </h3>
      <p class="waiting">
        Nothing joins the two directly. Of the shortest chains, the one of the rarest concepts:
      </p>
      {nodes.map((node, at) =>
        isPaper(data, node) ? (
          <Step key={node} store={store} paper={node} concepts={[nodes[at - 1], nodes[at + 1]]} />
        ) : (
          <End key={node} store={store} node={node} />
        ),
      )}
    </section>
  )
}

/** A paper of a chain with its sentences about the concepts beside it. */
function Step({ store, paper, concepts }: { store: Store; paper: number; concepts: readonly number[] }) {
  return (
    <div class="pair">
      <p class="source">
        <i class="dot paper" /> <bdi>{store.data.label[paper]}</bdi>
      </p>
      <Sentences store={store} paper={paper} links={linksTo(store, paper, concepts)} />
    </div>
  )
}
