import type { Scale } from '../appearance/palette.ts'
import { COLORINGS, type Coloring, type Keeping, SIZINGS, type Sizing } from '../state/state.ts'
import type { Store } from '../store.ts'

const NAMES: Record<string, string> = {
  cluster: 'Cluster',
  year: 'Year',
  trend: 'Rise and fall',
  type: 'Type',
  papers: 'Number of papers',
  cited: 'Citations within the map',
}

const SIZES: Record<string, string> = {
  papers: NAMES.papers,
  year: NAMES.year,
  trend: NAMES.trend,
  cited: NAMES.cited,
  alike: 'All alike',
}

/** What the colour and the size of nodes say, and the scale of the colours. */
export function Colors({ store }: { store: Store }) {
  const { data, state, years, palette, go } = store
  const { color, size } = state.value
  const { paint } = palette.value
  const canSay = (one: Coloring | Sizing): boolean =>
    one === 'cited' ? data.citations > 0 : years !== null || (one !== 'year' && one !== 'trend')
  const kept = data.kept.map(({ name }): Keeping => `kept:${name}`)
  return (
    <section class="coloring">
      <Choice
        name="Colour"
        value={color}
        choices={[...COLORINGS.filter(canSay), ...kept]}
        names={NAMES}
        choose={(color) => go((now) => ({ ...now, color }))}
      />
      {paint && <Key scale={paint.scale} />}
      <Choice
        name="Size"
        value={size}
        choices={[...SIZINGS.filter(canSay), ...kept]}
        names={SIZES}
        choose={(size) => go((now) => ({ ...now, size }))}
      />
    </section>
  )
}

interface ChoiceProps<T extends string> {
  name: string
  value: T
  choices: readonly T[]
  names: Record<string, string>
  choose: (one: T) => void
}

function Choice<T extends string>({ name, value, choices, names, choose }: ChoiceProps<T>) {
  return (
    <p>
      <label for={name}>{name}</label>
      <select
        id={name}
        value={choices.includes(value) ? value : choices[0]}
        onChange={(event) => choose(event.currentTarget.value as T)}
      >
        {choices.map((one) => (
          <option key={one} value={one}>
            {names[one] ?? one.slice('kept:'.length)}
          </option>
        ))}
      </select>
    </p>
  )
}

function Key({ scale: { title, rows, isContinuous, without } }: { scale: Scale }) {
  const colors = rows.map(({ color }) => color)
  // A gradient has two ends.
  const ramp = colors.length > 1 ? colors : [...colors, ...colors]
  return (
    <figure class="scale" aria-label={`Scale: ${title}`}>
      {isContinuous ? (
        <>
          <i class="ramp" style={{ '--ramp': ramp.join(', ') }} />
          <p>
            {rows
              .filter((_, at) => rows.length < 4 || at % 2 === 0)
              .map(({ label }) => (
                <span key={label}>{label}</span>
              ))}
          </p>
        </>
      ) : (
        <p class="names">
          {rows.map(({ label, color }) => (
            <span key={label}>
              <i class="dot" style={{ '--dot': color }} /> {label}
            </span>
          ))}
        </p>
      )}
      {isContinuous && (
        <small>
          {title}
          {without && `; grey: ${without}`}
        </small>
      )}
    </figure>
  )
}
