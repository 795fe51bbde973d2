import { useMemo } from 'preact/hooks'
import { SHOWN } from '../appearance/appearance.ts'
import { communityColor } from '../appearance/palette.ts'
import { centreOf, type Joint, jointsOf, nodesOfCluster, yearsOfPapers } from '../data/clusters.ts'
import { isPaper } from '../data/map-data.ts'
import { selectCluster } from '../state/state.ts'
import type { Store } from '../store.ts'
import { KeepAll } from './Keep.tsx'
import { NodeButton } from './NodeButton.tsx'
import { counted } from './place.ts'
import { ReadingList } from './ReadingList.tsx'
import { ByYear } from './Sparkline.tsx'
import { TERMS, Term } from './Term.tsx'

/** Concepts, papers and joints that are named. */
const NAMED = 10
const JOINTS = 6

/** What a cluster is about, its papers by year, what joins it to others, and its papers to take away. */
export function ClusterPanel({ store, cluster }: { store: Store; cluster: number }) {
  const { data, palette, years } = store
  const { concepts, papers } = useMemo(() => centreOf(data, nodesOfCluster(data, cluster)), [data, cluster])
  const { status } = store.appearance.value
  const shown = [...concepts, ...papers].filter((node) => status[node] === SHOWN)
  const joints = useMemo(() => jointsOf(data, cluster), [data, cluster])
  return (
    <article class="cluster-panel" data-members={concepts.length + papers.length}>
      <p class="kind">
        <i class="dot" style={{ '--dot': communityColor(palette.value, cluster) }} />{' '}
        <Term says={TERMS.cluster}>cluster</Term> of {counted(concepts.length, 'concept')} and{' '}
        {counted(papers.length, 'paper')}
      </p>
      <h2>
        <bdi>{data.communities[cluster].label}</bdi>
      </h2>
      <KeepAll store={store} nodes={shown} />
      {years && <ByYear years={years} counts={yearsOfPapers(data, years, papers)} />}
      <Nodes store={store} title="Its concepts" nodes={concepts} />
      <Joints store={store} joints={joints} />
      <Nodes store={store} title="Papers at its centre" nodes={papers} />
      <ReadingList store={store} />
    </article>
  )
}

export function Nodes({ store, title, nodes }: { store: Store; title: string; nodes: readonly number[] }) {
  const { data } = store
  if (nodes.length === 0) return null
  return (
    <section>
      <h3>
        {title} <small>{nodes.length}</small>
      </h3>
      <ul class="starts">
        {nodes.slice(0, NAMED).map((node) => (
          <li key={node}>
            <NodeButton store={store} node={node}>
              <bdi class="row-name">{data.label[node]}</bdi>{' '}
              <small>{isPaper(data, node) ? data.year[node] : data.count[node]}</small>
            </NodeButton>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Joints({ store, joints }: { store: Store; joints: readonly Joint[] }) {
  const { data, palette, map, go } = store
  if (joints.length === 0) return null
  const most = joints[0].weight
  return (
    <section class="joints">
      <h3>
        Joined with <small>{joints.length}</small>
      </h3>
      <ul>
        {joints.slice(0, JOINTS).map(({ cluster, links, weight, concepts }) => (
          <li key={cluster}>
            <button
              type="button"
              title={`${counted(links, 'link')}. Click to look at this cluster.`}
              onClick={() => {
                go((now) => selectCluster(now, cluster))
                map.value?.flyToCommunity(cluster)
              }}
            >
              <i class="dot" style={{ '--dot': communityColor(palette.value, cluster) }} />
              <bdi class="row-name">{data.communities[cluster].label}</bdi>
              <i class="weight" style={{ '--weight': String(weight / most) }} />
            </button>
            <small>
              by <bdi>{concepts.map((node) => data.label[node]).join(', ')}</bdi>
            </small>
          </li>
        ))}
      </ul>
    </section>
  )
}
