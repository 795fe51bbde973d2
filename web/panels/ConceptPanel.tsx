import type { AliasReason } from '../../src/types.ts'
import { communityColor } from '../appearance/palette.ts'
import { type ConceptAlias, isPaper, neighboursOf } from '../data/map-data.ts'
import { NODE_TYPES, select } from '../state/state.ts'
import type { Store } from '../store.ts'
import { Correct } from './Correct.tsx'
import { LinkRows } from './LinkRows.tsx'
import { Sparkline } from './Trends.tsx'

export function ConceptPanel({ store, concept }: { store: Store; concept: number }) {
  const { data, palette, years } = store
  const neighbours = neighboursOf(data, concept)
  const papers = neighbours.filter(({ node }) => isPaper(data, node))
  const company = neighbours.filter(({ node }) => !isPaper(data, node))
  const type = NODE_TYPES[data.type[concept]]
  const community = data.communities[data.community[concept]]
  return (
    <article data-neighbours={neighbours.length}>
      <p class="kind">
        <i class={`chip type-${type}`} /> {type} in {data.count[concept]}{' '}
        {data.count[concept] === 1 ? 'paper' : 'papers'}
      </p>
      <h2>
        <bdi>{data.label[concept]}</bdi>
      </h2>
      {community && (
        <p class="cluster">
          <i class="dot" style={{ '--dot': communityColor(palette.value, community.id) }} /> {community.label}
        </p>
      )}
      {years && data.count[concept] > 0 && (
        <figure class="by-year">
          <Sparkline store={store} years={years} concept={concept} />
          <figcaption>
            <span>{years.first}</span> papers by year <span>{years.last}</span>
          </figcaption>
        </figure>
      )}
      <Aliases store={store} aliases={data.aliases[concept - data.papers]} />
      <Correct store={store} concept={concept} />
      <LinkRows store={store} node={concept} title="Papers" rows={papers} />
      <LinkRows store={store} node={concept} title="In company of" rows={company} />
    </article>
  )
}

const REASONS: Record<AliasReason, string> = {
  'same form': 'the same words, written differently',
  abbreviation: 'spelled out beside each other',
  'synonym group': 'a known synonym',
  'agreement of contexts': 'stands in the same company',
  correction: 'a correction says so',
}

function Aliases({ store, aliases }: { store: Store; aliases: readonly ConceptAlias[] }) {
  if (aliases.length === 0) return null
  const { data, go } = store
  const shown = (paper: string | undefined): number =>
    paper === undefined ? -1 : (data.nodeOf.get(`p:${paper}`) ?? -1)
  return (
    <section class="aliases">
      <h3>Also written</h3>
      <ul>
        {aliases.map(({ surface, why, paper }) => {
          const where = shown(paper)
          return (
            <li key={surface}>
              <bdi>{surface}</bdi> <small>{REASONS[why] ?? why}</small>
              {where >= 0 && (
                <button
                  type="button"
                  title={data.label[where].slice(0, 200)}
                  onClick={() => go((now) => select(now, data.key[where]))}
                >
                  where
                </button>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
