import type { Scale } from '../appearance/palette.ts'
import { COLORINGS, type Coloring } from '../state/state.ts'
import type { Store } from '../store.ts'

const NAMES: Record<Coloring, string> = {
  cluster: 'Cluster',
  year: 'Year',
  trend: 'Rise and fall',
  type: 'Type',
  papers: 'Number of papers',
  cited: 'Citations within the map',
}

/** What the colour of nodes says, and its scale. */
export function Colors({ store }: { store: Store }) {
  const { data, state, years, palette, go } = store
  const { color } = state.value
  const { paint } = palette.value
  const canSay = (one: Coloring): boolean =>
    one === 'cited' ? data.citations > 0 : years !== null || (one !== 'year' && one !== 'trend')
  return (
    <section class="coloring">
      <p>
        <label for="coloring">Colour</label>
        <select
          id="coloring"
          value={color}
          onChange={(event) => {
            const color = event.currentTarget.value as Coloring
            go((now) => ({ ...now, color }))
          }}
        >
          {COLORINGS.filter(canSay).map((one) => (
            <option key={one} value={one}>
              {NAMES[one]}
            </option>
          ))}
        </select>
      </p>
      {paint && <Key scale={paint.scale} />}
    </section>
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
