import { useMemo } from 'preact/hooks'
import { ROLES } from '../../src/types.ts'
import { HIDDEN } from '../appearance/appearance.ts'
import { toggleRole } from '../state/state.ts'
import type { Store } from '../store.ts'
import { ROLE_TERMS, TERMS, Term } from './Term.tsx'

/** Filters by role, least number of papers and weight, each with what it leaves, and what one paper alone has. */
export function Filters({ store }: { store: Store }) {
  const { data, state, appearance, go } = store
  const { hiddenRoles, leastPapers, leastWeight, alone } = state.value
  const { roles, most, aside } = useMemo(() => {
    const counts = ROLES.map(() => 0)
    for (const role of data.role) counts[role]++
    const most = data.count.reduce((most, count) => Math.max(most, count), 1)
    return {
      roles: ROLES.map((role, at) => ({ role, count: counts[at] })).filter(({ count }) => count),
      most,
      aside: data.count.reduce((sum, count, node) => sum + (count > 0 ? data.aside[node] : 0), 0),
    }
  }, [data])
  const { status, passes } = appearance.value
  const concepts = status.subarray(data.papers).reduce((sum, one) => sum + (one === HIDDEN ? 0 : 1), 0)
  const edges = passes.reduce((sum, one) => sum + one, 0)
  return (
    <>
      <h2>
        <Term says={TERMS.role}>Roles</Term>
      </h2>
      <ul>
        {roles.map(({ role, count }) => (
          <li key={role} class={hiddenRoles.includes(role) ? 'off' : ''}>
            <label>
              <input
                type="checkbox"
                checked={!hiddenRoles.includes(role)}
                onChange={() => go((now) => toggleRole(now, role))}
              />
              <span data-tip={ROLE_TERMS[role]}>{role}</span>
            </label>
            <small>{count.toLocaleString('en')}</small>
          </li>
        ))}
      </ul>
      <h2>
        <Term says={TERMS.weight}>Strength</Term>
      </h2>
      {aside > 0 && (
        <ul>
          <li class={alone ? '' : 'off'}>
            <label title="Concepts of one paper only: searched for and listed with their paper in any case">
              <input
                type="checkbox"
                checked={alone}
                onChange={() => go((now) => ({ ...now, alone: !now.alone }))}
              />
              <span>What one paper alone has</span>
            </label>
            <small>{aside.toLocaleString('en')}</small>
          </li>
        </ul>
      )}
      <Slider
        label="Papers of a concept"
        value={leastPapers}
        least={1}
        most={Math.min(most, 50)}
        step={1}
        says={`≥ ${leastPapers}`}
        leaves={`${concepts.toLocaleString('en')} concepts`}
        set={(leastPapers) => go((now) => ({ ...now, leastPapers }))}
      />
      <Slider
        label="Weight of a link"
        value={leastWeight}
        least={0}
        most={1}
        step={0.05}
        says={`≥ ${leastWeight}`}
        leaves={`${edges.toLocaleString('en')} links`}
        set={(leastWeight) => go((now) => ({ ...now, leastWeight }))}
      />
    </>
  )
}

interface SliderProps {
  label: string
  value: number
  least: number
  most: number
  step: number
  says: string
  leaves: string
  set: (value: number) => void
}

function Slider({ label, value, least, most, step, says, leaves, set }: SliderProps) {
  if (most <= least) return null
  return (
    <label class="slider">
      <span>
        {label} <b>{says}</b>
      </span>
      <input
        type="range"
        min={least}
        max={most}
        step={step}
        value={value}
        aria-valuetext={`${says}, ${leaves}`}
        onInput={(event) => set(Number(event.currentTarget.value))}
      />
      <small>{leaves}</small>
    </label>
  )
}
