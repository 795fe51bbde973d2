import { useState } from 'preact/hooks'
import type { AliasReason } from '../../src/types.ts'
import type { ConceptAlias } from '../data/map-data.ts'
import { select } from '../state/state.ts'
import type { Store } from '../store.ts'

/** Why names belong together, as a person reads it; in the order of the list. */
const REASONS: Record<AliasReason, string> = {
  abbreviation: 'spelled out beside each other in a paper',
  'same form': 'the same words, written differently',
  'synonym group': 'known to mean the same',
  'short form inside': 'with a short form in it',
  'generic head': 'with a general word behind it',
  'word order': 'the same words in another order',
  wording: 'another wording in the same paper',
  misspelling: 'probably a slip of the pen',
  correction: 'a correction says so',
}

/** Names that are shown at first per reason. */
const AT_FIRST = 6

/** The other names of a concept, by the reason for which they belong to it. */
export function Aliases({ store, aliases }: { store: Store; aliases: readonly ConceptAlias[] }) {
  if (aliases.length === 0) return null
  const known = Object.keys(REASONS)
  const reasons = [...known, ...new Set(aliases.map(({ why }) => why).filter((why) => !known.includes(why)))]
  return (
    <section class="aliases">
      <h3>
        Also written <small>{aliases.length}</small>
      </h3>
      <dl>
        {reasons.map((why) => (
          <Group
            key={why}
            store={store}
            reason={REASONS[why as AliasReason] ?? why}
            aliases={aliases.filter((alias) => alias.why === why)}
          />
        ))}
      </dl>
    </section>
  )
}

interface GroupProps {
  store: Store
  reason: string
  aliases: readonly ConceptAlias[]
}

function Group({ store, reason, aliases }: GroupProps) {
  const [all, setAll] = useState(false)
  if (aliases.length === 0) return null
  const cut = all || aliases.length <= AT_FIRST + 1 ? aliases.length : AT_FIRST
  return (
    <>
      <dt>{reason}</dt>
      <dd>
        {aliases.slice(0, cut).map(({ surface, paper }, at) => (
          <span key={surface}>
            {at > 0 && ', '}
            <bdi>{surface}</bdi>
            <Where store={store} paper={paper} />
          </span>
        ))}
        {cut < aliases.length && (
          <>
            {' '}
            <button type="button" onClick={() => setAll(true)}>
              and {aliases.length - cut} more
            </button>
          </>
        )}
      </dd>
    </>
  )
}

/** Leads to the paper that defines an abbreviation. */
function Where({ store: { data, go }, paper }: { store: Store; paper: string | undefined }) {
  const node = paper === undefined ? undefined : data.nodeOf.get(`p:${paper}`)
  if (node === undefined) return null
  return (
    <>
      {' '}
      <button
        type="button"
        title={`Defined in: ${data.label[node].slice(0, 200)}`}
        aria-label={`Where it is defined: ${data.label[node].slice(0, 200)}`}
        onClick={() => go((now) => select(now, data.key[node]))}
      >
        where
      </button>
    </>
  )
}
