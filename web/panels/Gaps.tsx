import { useEffect, useState } from 'preact/hooks'
import type { Gap } from '../../src/related/gaps.ts'
import { nodeColor } from '../appearance/palette.ts'
import { gapsIn } from '../asking/gaps.ts'
import { ask, compare, select } from '../state/state.ts'
import type { Store } from '../store.ts'
import { NodeButton } from './NodeButton.tsx'
import { PaperName } from './PaperName.tsx'
import { counted } from './place.ts'

/** Gaps that are shown at first. */
const AT_FIRST = 10

/**
 * Concepts that keep the same company and that no paper has brought together: all over the map, or of one concept (-1:
 * all). Each with what stands between, and the papers nearest to it.
 */
export function Gaps({ store, about }: { store: Store; about: number }) {
  const { data, answer, said, go } = store
  const [found, setFound] = useState<readonly Gap[] | null>(null)
  const [failed, setFailed] = useState('')
  const [all, setAll] = useState(false)
  const shown = all ? found : (found?.slice(0, AT_FIRST) ?? null)
  useEffect(() => {
    let isLeft = false
    setFound(null)
    gapsIn(data, about).then(
      (gaps) => {
        if (isLeft) return
        setFound(gaps)
        said.value = counted(gaps.length, 'gap')
      },
      (error: Error) => !isLeft && setFailed(error.message),
    )
    return () => {
      isLeft = true
    }
  }, [data, about])
  useEffect(() => {
    const nodes = shown?.flatMap(({ a, b, bridges }) => [a, b, ...bridges]) ?? []
    answer.value = { kind: 'gaps', nodes: nodes.length > 0 ? new Set(nodes) : null, paint: null }
  }, [found, all])
  return (
    <article class="gaps" data-count={found?.length}>
      <p class="kind">What nobody has brought together</p>
      <h2>{about < 0 ? 'Gaps' : <bdi>Gaps of {data.label[about]}</bdi>}</h2>
      <p class="hint">
        Two concepts that stand beside the same others, and that no paper of this map links to both.
      </p>
      {about >= 0 && (
        <p class="hint">
          <button type="button" class="word" onClick={() => go((now) => ask(now, 'gaps'))}>
            Gaps of the whole map
          </button>
        </p>
      )}
      {failed !== '' && <p role="alert">They could not be looked for ({failed}).</p>}
      {found === null && failed === '' && <p class="waiting">Looking for gaps…</p>}
      {found?.length === 0 && (
        <p class="waiting">None: whatever keeps the same company here has been brought together.</p>
      )}
      <ol>
        {shown?.map((gap) => (
          <Row key={`${gap.a} ${gap.b}`} store={store} gap={gap} />
        ))}
      </ol>
      {found && shown && shown.length < found.length && (
        <button type="button" class="more" onClick={() => setAll(true)}>
          Show all {found.length}
        </button>
      )}
    </article>
  )
}

function Row({ store, gap: { a, b, expected, bridges, papers } }: { store: Store; gap: Gap }) {
  const { data, map, go } = store
  const show = (): void => {
    go((now) => compare(select(now, data.key[a]), data.key[b]))
    map.value?.flyToPair()
  }
  return (
    <li>
      <button type="button" class="gap" title="What leads from one to the other" onClick={show}>
        <Name store={store} node={a} />
        <Name store={store} node={b} />
      </button>
      <p class="facts">
        {expected >= 1 && `No paper has both, by chance about ${Math.round(expected)} would. `}
        Both with{' '}
        {bridges.map((node, at) => (
          <>
            {at > 0 && ', '}
            <NodeButton store={store} node={node} class="word">
              <bdi>{data.label[node]}</bdi>
            </NodeButton>
          </>
        ))}
      </p>
      <ul aria-label="Papers nearest to the gap">
        {papers
          .flatMap(([nearest]) => nearest ?? [])
          .map((paper) => (
            <li key={paper}>
              <PaperName store={store} paper={paper} />
            </li>
          ))}
      </ul>
    </li>
  )
}

/** A concept with its number of papers. */
function Name({ store: { data, palette }, node }: { store: Store; node: number }) {
  return (
    <span>
      <i class="dot" style={{ '--dot': nodeColor(palette.value, data, node) }} />
      <bdi class="row-name">{data.label[node]}</bdi>
      <small>{data.count[node]}</small>
    </span>
  )
}
