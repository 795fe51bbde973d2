import { useEffect, useRef, useState } from 'preact/hooks'
import type { Years } from '../data/years.ts'
import type { Store } from '../store.ts'
import { Ask } from './Ask.tsx'

/** Milliseconds per year while the strip plays. */
const PACE = 900

/** Papers by year under the map: choose a span, or let it move. */
export function YearStrip({ store }: { store: Store }) {
  return store.years && <Strip store={store} years={store.years} />
}

function Strip({ store, years: { first, last, papers } }: { store: Store; years: Years }) {
  const { state, go } = store
  const [from, to] = state.value.years ?? [first, last]
  const whole = from <= first && to >= last
  const set = (a: number, b: number): void => {
    const [low, high] = [Math.min(a, b), Math.max(a, b)]
    go((now) => ({ ...now, years: low <= first && high >= last ? null : [low, high] }))
  }
  const { playing, span, toggle } = usePlay(store, first, last)
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
        title={playing ? 'Pause' : `Play ${span[0]}–${span[1]}`}
        onClick={toggle}
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
        {whole && (
          <Ask store={store} panel="compare">
            compare
          </Ask>
        )}
      </p>
    </section>
  )
}

type Span = readonly [first: number, last: number]

const same = (a: Span | null, b: Span | null): boolean => a?.[0] === b?.[0] && a?.[1] === b?.[1]

/**
 * Plays the chosen years (of one alone: from it to the last), one more at a time, and ends as it began. A pause keeps the
 * place; who chooses other years meanwhile ends it.
 */
function usePlay({ state, go }: Store, first: number, last: number) {
  const [playing, setPlaying] = useState(false)
  /** What was chosen when the play began, and what it shows since. */
  const played = useRef<{ chosen: Span | null; span: Span; shown: Span } | null>(null)
  const { years } = state.value
  const [low, high] = [Math.max(first, years?.[0] ?? first), Math.min(last, years?.[1] ?? last)]
  const resumes = played.current !== null && same(years, played.current.shown)
  const span: Span = resumes ? played.current!.span : [low, low < high ? high : last]
  const show = (shown: Span): void => {
    played.current = { ...played.current!, shown }
    go((now) => ({ ...now, years: shown }))
  }
  useEffect(() => {
    if (!playing) return
    const timer = window.setInterval(() => {
      const { chosen, span, shown } = played.current!
      if (same(state.peek().years, shown) && shown[1] < span[1]) return show([span[0], shown[1] + 1])
      setPlaying(false)
      played.current = null
      if (same(state.peek().years, shown)) go((now) => ({ ...now, years: chosen }))
    }, PACE)
    return () => window.clearInterval(timer)
  }, [playing])
  const toggle = (): void => {
    if (!playing && !resumes) {
      played.current = { chosen: years, span, shown: span }
      show([span[0], span[0]])
    }
    setPlaying(!playing)
  }
  return { playing, span, toggle }
}
