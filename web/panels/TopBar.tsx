import { select } from '../state/state.ts'
import type { Store } from '../store.ts'
import { Corrections } from './Corrections.tsx'
import { Icon } from './Icon.tsx'
import { Search } from './Search.tsx'
import { Share } from './Share.tsx'
import { TakeAway } from './TakeAway.tsx'

export function TopBar({ store }: { store: Store }) {
  const { data, state, theme, legend, help, placing, go } = store
  return (
    <header class="top">
      <h1>
        Concept Atlas
        <small>
          {plural(data.papers, 'paper')} · {plural(data.nodes - data.papers - data.gone, 'concept')}
          {state.value.name !== null && (
            <>
              {' '}
              · “<bdi>{state.value.name}</bdi>”
            </>
          )}
        </small>
      </h1>
      <Search store={store} />
      <div class="tools">
        <fieldset class="steps">
          <legend>Focus</legend>
          {([1, 2] as const).map((steps) => (
            <label key={steps} title={`Focus shows what is ${steps} ${steps === 1 ? 'step' : 'steps'} away`}>
              <input
                type="radio"
                name="steps"
                aria-label={`${steps} ${steps === 1 ? 'step' : 'steps'} away`}
                checked={state.value.steps === steps}
                onChange={() => go((now) => ({ ...now, steps }))}
              />
              {steps}
            </label>
          ))}
        </fieldset>
        <button
          type="button"
          aria-pressed={state.value.view === 'list'}
          aria-label="List"
          title="The same as a list"
          onClick={() => go((now) => ({ ...now, view: now.view === 'list' ? 'map' : 'list' }))}
        >
          <Icon name="list" /> <span>List</span>
        </button>
        <button
          type="button"
          aria-label="Place a text"
          title="Place a text of your own on the map"
          onClick={() => {
            placing.value = true
          }}
        >
          <Icon name="plus" /> <span>Text</span>
        </button>
        <Corrections store={store} />
        <Basket store={store} />
        <Share store={store} />
        <TakeAway store={store} />
        <button
          type="button"
          class="legend-button"
          aria-expanded={legend.value}
          onClick={() => {
            legend.value = !legend.value
          }}
        >
          Legend
        </button>
        <button
          type="button"
          class="round"
          aria-label={theme.value === 'dark' ? 'Light colours' : 'Dark colours'}
          title={theme.value === 'dark' ? 'Light colours' : 'Dark colours'}
          onClick={() => go((now) => ({ ...now, theme: theme.value === 'dark' ? 'light' : 'dark' }))}
        >
          {theme.value === 'dark' ? '☀' : '☾'}
        </button>
        <button
          type="button"
          class="round"
          aria-label="Help"
          title="Help (?)"
          onClick={() => {
            help.value = true
          }}
        >
          ?
        </button>
      </div>
    </header>
  )
}

/** Opens what is marked in the panel, and closes it. */
function Basket({ store: { basket, go, map, tall } }: { store: Store }) {
  const nodes = basket.nodes.value
  const { size } = nodes
  const isOpen = basket.open.value
  return (
    <button
      type="button"
      aria-pressed={isOpen}
      aria-label={size > 0 ? `Basket, ${size}` : 'Basket'}
      title="What you have marked"
      onClick={() => {
        basket.open.value = !isOpen
        if (isOpen) return
        tall.value = false
        go((now) => ({ ...select(now, null), cluster: null, panel: null }))
        if (size > 0) map.value?.flyToNodes([...nodes])
      }}
    >
      <i class="bookmark" /> {size > 0 && <b class="count">{size}</b>}
    </button>
  )
}

const plural = (count: number, word: string): string =>
  `${count.toLocaleString('en')} ${word}${count === 1 ? '' : 's'}`
