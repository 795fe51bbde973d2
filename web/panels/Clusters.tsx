import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { fold } from '../../src/related/names.ts'
import type { Community } from '../../src/types.ts'
import { selectCluster, setCommunities } from '../state/state.ts'
import type { Store } from '../store.ts'
import { TERMS, Term } from './Term.tsx'

/** So many clusters are looked through by eye. */
const FEW = 12

/** The clusters, under their regions where there are regions: fold, look at, switch off, keep alone, search. */
export function Clusters({ store }: { store: Store }) {
  const { data, state, go } = store
  const [query, setQuery] = useState('')
  const all = data.communities.map(({ id }) => id)
  const hidden = new Set(state.value.hiddenCommunities)
  const asked = fold(query)
  const found = (one: Community): boolean => asked === '' || fold(one.label).includes(asked)
  const rows = (own: readonly Community[]) =>
    own.filter(found).map((one) => <Row key={one.id} store={store} community={one} all={all} />)
  const apart = data.communities.filter(({ region }) => region === undefined)
  return (
    <>
      <h2>
        {data.regions.length > 0 && (
          <>
            <Term says={TERMS.region}>Regions</Term> and{' '}
          </>
        )}
        <Term says={TERMS.cluster}>Clusters</Term>
      </h2>
      {all.length > FEW && (
        <p class="cluster-tools">
          <input
            type="search"
            aria-label="Find a cluster"
            placeholder="Find"
            value={query}
            onInput={(event) => setQuery(event.currentTarget.value)}
          />
          <button
            type="button"
            disabled={hidden.size === 0}
            onClick={() => go((now) => setCommunities(now, all, true))}
          >
            all
          </button>
          <button
            type="button"
            disabled={hidden.size === all.length}
            onClick={() => go((now) => setCommunities(now, all, false))}
          >
            none
          </button>
        </p>
      )}
      {data.regions.map((_, region) => (
        <Region
          key={region}
          store={store}
          region={region}
          own={data.communities.filter((one) => one.region === region)}
          all={all}
          rows={rows}
          found={asked === '' ? null : found}
        />
      ))}
      <ul>{rows(apart)}</ul>
    </>
  )
}

interface RegionProps {
  store: Store
  region: number
  own: readonly Community[]
  all: readonly number[]
  rows: (own: readonly Community[]) => JSX.Element[]
  /** What is looked for; `null` for nothing. */
  found: ((one: Community) => boolean) | null
}

function Region({ store, region, own, all, rows, found }: RegionProps) {
  const { data, state, palette, map, go } = store
  const [open, setOpen] = useState(false)
  const { label } = data.regions[region]
  const ids = own.map(({ id }) => id)
  const shown = ids.filter((id) => !state.value.hiddenCommunities.includes(id)).length
  const isOpen = found ? own.some(found) : open
  if (found && !isOpen) return null
  return (
    <section class={`region ${shown === 0 ? 'off' : ''}`}>
      <div class="region-row">
        <input
          type="checkbox"
          checked={shown === ids.length}
          ref={(box) => {
            if (box) box.indeterminate = shown > 0 && shown < ids.length
          }}
          aria-label={`Show ${label}`}
          onChange={() => go((now) => setCommunities(now, ids, shown < ids.length))}
        />
        <button
          type="button"
          class="name"
          aria-expanded={isOpen}
          title={`${label}: ${ids.length} clusters. Click to see them.`}
          onClick={() => {
            setOpen(!isOpen)
            if (!isOpen) map.value?.flyToRegion(region)
          }}
        >
          <i class="dot" style={{ '--dot': palette.value.regions[region] }} />
          <bdi>{label}</bdi>
        </button>
        <Only store={store} label={label} own={ids} all={all} />
        <small>{own.reduce((sum, { concepts, papers }) => sum + concepts + papers, 0)}</small>
      </div>
      {isOpen && <ul>{rows(own)}</ul>}
    </section>
  )
}

function Row({ store, community, all }: { store: Store; community: Community; all: readonly number[] }) {
  const { state, appearance, palette, map, go } = store
  const { id, label, concepts, papers } = community
  const off = state.value.hiddenCommunities.includes(id)
  return (
    <li class={off ? 'off' : ''}>
      <input
        type="checkbox"
        checked={!off}
        aria-label={`Show ${label}`}
        onChange={() => go((now) => setCommunities(now, [id], off))}
      />
      <button
        type="button"
        class="name"
        title={`${label}: ${concepts} concepts, ${papers} papers. Click to look at it.`}
        aria-pressed={appearance.value.cluster === id}
        onClick={() => {
          go((now) => selectCluster(now, id))
          map.value?.flyToCommunity(id)
        }}
      >
        <i class="dot" style={{ '--dot': palette.value.communities[id] }} />
        <bdi>{label}</bdi>
      </button>
      {all.length > 1 && <Only store={store} label={label} own={[id]} all={all} />}
      <small>{concepts + papers}</small>
    </li>
  )
}

/** Keeps some clusters and hides the others. */
function Only({
  store,
  label,
  own,
  all,
}: {
  store: Store
  label: string
  own: readonly number[]
  all: readonly number[]
}) {
  return (
    <button
      type="button"
      class="only"
      aria-label={`Only ${label}`}
      title="Only this one"
      onClick={() => store.go((now) => setCommunities(setCommunities(now, all, false), own, true))}
    >
      only
    </button>
  )
}
