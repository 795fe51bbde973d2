import { useEffect, useState } from 'preact/hooks'
import { compare } from '../state/state.ts'
import type { Store } from '../store.ts'
import type { About, RelatedAnswer, RelatedPaper } from '../worker/desk.ts'
import { PaperName } from './PaperName.tsx'

/** Related papers that are asked for. */
const RELATED = 10

/** Related work of a paper of the atlas or of a new text, read by the worker when it comes into sight. */
export function RelatedTo({ store, about }: { store: Store; about: About }) {
  const [found, setFound] = useState<RelatedAnswer | { error: string } | null>(null)
  const asked = JSON.stringify(about)
  useEffect(() => {
    let wanted = true
    store.client('related', { about, count: RELATED }).then(
      (answer) => wanted && setFound(answer),
      (error: Error) => wanted && setFound({ error: error.message }),
    )
    return () => {
      wanted = false
    }
  }, [store, asked])
  const from = 'paper' in about ? about.paper : -1
  return (
    <section class="related" aria-busy={found === null}>
      <h3>Related papers</h3>
      {found === null && <p class="waiting">Reading all papers for what is related…</p>}
      {found && 'error' in found && (
        <p class="waiting">What is related could not be found ({found.error}).</p>
      )}
      {found && 'related' in found && found.related.length === 0 && <p class="waiting">{found.nothing}</p>}
      {found && 'related' in found && (
        <ol>
          {found.related.map((one) => (
            <RelatedRow key={one.paper} store={store} one={one} from={from} />
          ))}
        </ol>
      )}
    </section>
  )
}

/** Reasons that are named without being unfolded, and that are quoted when they are. */
const NAMED = 3
const QUOTED = 4

/** `from` is the paper asked about, -1 for a text of one's own. */
function RelatedRow({ store, one, from }: { store: Store; one: RelatedPaper; from: number }) {
  const { data, hovered, go } = store
  const [open, setOpen] = useState(false)
  const { paper, reasons, cited } = one
  const key = data.key[paper]
  const hover = (node: number) => () => {
    hovered.value = node
  }
  return (
    <li onPointerEnter={hover(paper)} onPointerLeave={hover(-1)}>
      <PaperName store={store} paper={paper} />
      <p class="why">
        {cited.length > 0 && (
          <span>
            <bdi>{cited.join('; ')}</bdi>
            <br />
          </span>
        )}
        {reasons.length === 0 ? (
          cited.length === 0 && 'the same words'
        ) : (
          <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
            why:{' '}
            <bdi>
              {reasons
                .slice(0, NAMED)
                .map(({ label }) => label)
                .join(', ')}
            </bdi>
            {reasons.length > NAMED && ` and ${reasons.length - NAMED} more`}
          </button>
        )}
      </p>
      {open && (
        <div class="evidence">
          {reasons.slice(0, QUOTED).map(({ concept, label, here, there }) => (
            <div key={concept} class="reason">
              <strong>
                <bdi>{label}</bdi>
              </strong>
              {here && <Quote who="here" text={here} />}
              {there && <Quote who="there" text={there} />}
            </div>
          ))}
          {from >= 0 && (
            <button type="button" class="more" onClick={() => go((now) => compare(now, key))}>
              All they share, on the map
            </button>
          )}
        </div>
      )}
    </li>
  )
}

function Quote({ who, text }: { who: string; text: string }) {
  return (
    <blockquote>
      <small>{who}</small> <bdi>{text}</bdi>
    </blockquote>
  )
}
