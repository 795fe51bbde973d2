import { communityColor } from '../appearance/palette.ts'
import { selectCluster } from '../state/state.ts'
import type { Store } from '../store.ts'

/** The cluster of a node, which one can go to; nothing where it has none (-1). */
export function ClusterName({ store, cluster }: { store: Store; cluster: number }) {
  const { data, palette, map, go } = store
  const community = data.communities[cluster]
  if (!community) return null
  return (
    <p class="cluster">
      <button
        type="button"
        title="Look at this cluster"
        onClick={() => {
          go((now) => selectCluster(now, cluster))
          map.value?.flyToCommunity(cluster)
        }}
      >
        <i class="dot" style={{ '--dot': communityColor(palette.value, cluster) }} />{' '}
        <bdi>{community.label}</bdi>
      </button>
    </p>
  )
}
