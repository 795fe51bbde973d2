import { useState } from 'preact/hooks'
import type { ConceptType } from '../../src/types.ts'
import { namesOf } from '../data/corrected.ts'
import { NODE_TYPES, select } from '../state/state.ts'
import type { Store } from '../store.ts'
import { useFound } from './found.ts'

const TYPES = NODE_TYPES.filter((type): type is ConceptType => type !== 'paper')

/** Concepts that are offered to merge with. */
const OFFERED = 6

/** What can be corrected about a concept: its name, its type, its other names, and that it is one. */
export function CorrectForms({ store, concept }: Props) {
  const { data, corrections } = store
  const names = namesOf(data, concept)
  const hide = (): void => {
    if (!corrections.make({ do: 'hide', concept: names }, wayBack(store, null))) return
    store.go((now) => select(now, null))
    toMap()
  }
  return (
    <>
      <Rename store={store} concept={concept} />
      <label class="field">
        Type
        <select
          value={NODE_TYPES[data.type[concept]]}
          onChange={(event) => {
            const type = event.currentTarget.value as ConceptType
            corrections.make({ do: 'retype', concept: names, type })
          }}
        >
          {TYPES.map((type) => (
            <option key={type} value={type}>
              {type}
            </option>
          ))}
        </select>
      </label>
      <Merge store={store} concept={concept} />
      <SplitOff store={store} concept={concept} />
      <button type="button" class="framed" onClick={hide}>
        Hide it: it is no concept
      </button>
    </>
  )
}

/** Where the panel that had the keyboard is gone, the arrow keys walk on from the map. */
const toMap = (): void => document.querySelector<HTMLElement>('.canvas')?.focus()

/** Back to what is looked at now, for whoever still looks at `then`. */
function wayBack({ state, go }: Store, then: string | null): () => void {
  const { selected, cluster, other, link, camera } = state.peek()
  return () => {
    if (state.peek().selected !== then) return
    go((now) => ({ ...now, selected, cluster, other, link, camera: camera ?? now.camera }))
  }
}

interface Props {
  store: Store
  concept: number
}

function Rename({ store, concept }: Props) {
  const { data, corrections } = store
  const label = data.label[concept]
  const [text, setText] = useState(label)
  const name = text.replace(/\s+/g, ' ').trim()
  return (
    <form
      class="field"
      onSubmit={(event) => {
        event.preventDefault()
        corrections.make({ do: 'rename', concept: namesOf(data, concept), label: name })
      }}
    >
      <label>
        Name
        <input
          type="text"
          value={text}
          maxLength={300}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="framed" disabled={name === '' || name === label}>
        Rename
      </button>
    </form>
  )
}

function Merge({ store, concept }: Props) {
  const { data, corrections } = store
  const [query, setQuery] = useState('')
  const finding = useFound(store, query.trim(), OFFERED + 1)
  const concepts =
    finding && 'found' in finding && query.trim() !== ''
      ? finding.found.groups.filter(({ group }) => group === 'concept').flatMap(({ hits }) => hits)
      : []
  const found = concepts
    .map(({ node }) => node)
    .filter((node) => node !== concept && data.label[node] !== '')
    .slice(0, OFFERED)
  const merge = (from: number, into: number): void => {
    const names = { concept: namesOf(data, from), into: namesOf(data, into) }
    if (!corrections.make({ do: 'merge', ...names }, wayBack(store, data.key[into]))) return
    store.go((now) => select(now, data.key[into]))
    setQuery('')
    toMap()
  }
  return (
    <div class="merge">
      <label>
        It is the same as
        <input
          type="text"
          placeholder="a concept of this map"
          autocomplete="off"
          spellcheck={false}
          value={query}
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
      </label>
      {query.trim() !== '' && finding?.query === query.trim() && found.length === 0 && (
        <p class="waiting">No other concept is called so.</p>
      )}
      <ul>
        {found.map((node) => (
          <li key={data.key[node]}>
            <button type="button" class="merge-row" onClick={() => merge(concept, node)}>
              Merge into <bdi>{data.label[node]}</bdi> <small>{data.count[node]}</small>
            </button>
            <button
              type="button"
              class="merge-here"
              aria-label={`Merge ${data.label[node]} into ${data.label[concept]}`}
              title={`The other way: ${data.label[node]} becomes part of this one`}
              onClick={() => merge(node, concept)}
            >
              ⇅
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

function SplitOff({ store, concept }: Props) {
  const { data, corrections } = store
  const aliases = data.aliases[concept - data.papers]
  if (aliases.length === 0) return null
  return (
    <fieldset class="split">
      <legend>Names that mean something else</legend>
      {aliases.map(({ surface }) => (
        <button
          key={surface}
          type="button"
          class="split-name"
          aria-label={`Split off ${surface}`}
          title={`Split off ${surface}`}
          onClick={() => corrections.make({ do: 'split', concept: namesOf(data, concept), alias: surface })}
        >
          <bdi>{surface}</bdi> ✂
        </button>
      ))}
    </fieldset>
  )
}
