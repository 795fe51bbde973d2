import { useEffect, useState } from 'preact/hooks'
import type { Years } from '../data/years.ts'
import type { Store } from '../store.ts'

/** Milliseconds per year while the strip plays. */
const PACE = 900

/** Papers by year under the map: choose a span, or let it move. */
export function YearStrip({ store }: { store: Store }) {
  return store.years && <Strip store={store} years={store.years} />
}

function Strip({ store, years: { first, last, papers } }: { store: Store; years: Years }) {
  const { state, go } = store
  const [playing, setPlaying] = useState(false)
  const [from, to] = state.value.years ?? [first, last]
  const whole = from <= first && to >= last
  const set = (a: number, b: number): void => {
    const [low, high] = [Math.min(a, b), Math.max(a, b)]
    go((now) => ({ ...now, years: low <= first && high >= last ? null : [low, high] }))
  }
  useEffect(() => {
    if (!playing) return
    const timer = window.setInterval(() => {
      const [low, high] = state.peek().years ?? [first, first - 1]
      if (high >= last) {
        setPlaying(false)
        set(first, last)
      } else go((now) => ({ ...now, years: [low, high + 1] }))
    }, PACE)
    return () => window.clearInterval(timer)
  }, [playing])
  const most = papers.reduce((most, count) => Math.max(most, count), 1)
  const inside = papers.reduce(
    (sum, count, at) => sum + (first + at >= from && first + at <= to ? count : 0),
    0,
  )
  return (
    <section class="years" aria-label="Years">
      <button
        type="button"
        class="play"
        aria-label={playing ? 'Pause' : 'Play the years'}
        title={playing ? 'Pause' : 'Play the years'}
        onClick={() => setPlaying(!playing)}
      >
        {playing ? '❚❚' : '▶'}
      </button>
      <div class="brush">
        <div class="bars" aria-hidden="true">
          {[...papers].map((count, at) => (
            <i
              key={first + at}
              class={first + at >= from && first + at <= to ? 'in' : ''}
              title={`${first + at}: ${count}`}
              style={{ '--share': String(count / most) }}
            />
          ))}
        </div>
        <input
          type="range"
          min={first}
          max={last}
          value={Math.max(from, first)}
          aria-label="First year"
          onInput={(event) => set(Math.min(to, Number(event.currentTarget.value)), to)}
        />
        <input
          type="range"
          min={first}
          max={last}
          value={to}
          aria-label="Last year"
          onInput={(event) => set(from, Math.max(from, Number(event.currentTarget.value)))}
        />
      </div>
      <p>
        <b>{from === to ? from : `${Math.max(from, first)}–${to}`}</b>
        <small>{inside.toLocaleString('en')} papers</small>
        {!whole && (
          <button type="button" onClick={() => set(first, last)}>
            all years
          </button>
        )}
      </p>
    </section>
  )
}
