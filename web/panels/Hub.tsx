import { SHOWN } from '../appearance/appearance.ts'
import { communityColor } from '../appearance/palette.ts'
import { type Share, sharesOf } from '../data/hub.ts'
import { NEAR, selectCluster } from '../state/state.ts'
import type { Store } from '../store.ts'
import { counted } from './place.ts'

/** Clusters that are named. */
const NAMED = 9

const sum = (shares: readonly Share[], of: 'count' | 'shown'): number =>
  shares.reduce((total, share) => total + share[of], 0)

/** Of a hub: how much of it is on the map, by cluster, and more of it. */
export function Hub({ store, node }: { store: Store; node: number }) {
  const { data, state, appearance, palette, map, go } = store
  const { steps, near } = state.value
  const { status, passes } = appearance.value
  const shown = new Set<number>()
  for (let at = 0; at < data.nodes; at++) if (status[at] === SHOWN) shown.add(at)
  const shares = sharesOf(data, node, passes, shown)
  const all = sum(shares, 'count')
  if (steps !== 1 || all <= NEAR) return null
  const onMap = sum(shares, 'shown')
  const rest = shares.slice(NAMED)
  const show = (near: number): void => go((now) => ({ ...now, near }))
  return (
    <section class="hub" data-all={all} data-shown={onMap}>
      <h3>On the map</h3>
      <p>
        {onMap < all ? `The strongest ${onMap} of ${all.toLocaleString('en')}` : `All ${all}`} neighbours.{' '}
        {onMap < all && (
          <>
            <button type="button" onClick={() => show(near + NEAR)}>
              {NEAR} more
            </button>{' '}
            ·{' '}
            <button type="button" onClick={() => show(0)}>
              all
            </button>
          </>
        )}
        {near !== NEAR && (
          <>
            {' '}
            <button type="button" onClick={() => show(NEAR)}>
              fewer
            </button>
          </>
        )}
      </p>
      <ul class="starts">
        {shares.slice(0, NAMED).map(({ cluster, count, shown }) => (
          <li key={cluster}>
            <button
              type="button"
              disabled={cluster < 0}
              onClick={() => {
                go((now) => selectCluster(now, cluster))
                map.value?.flyToCommunity(cluster)
              }}
            >
              <span>
                <i class="dot" style={{ '--dot': communityColor(palette.value, cluster) }} />{' '}
                <bdi>{data.communities[cluster]?.label ?? 'without a cluster'}</bdi>
              </span>
              <small>
                {shown} of {count.toLocaleString('en')}
              </small>
            </button>
          </li>
        ))}
      </ul>
      {rest.length > 0 && (
        <p class="waiting">
          and {counted(rest.length, 'more cluster')}: {sum(rest, 'shown')} of {sum(rest, 'count')}
        </p>
      )}
    </section>
  )
}
