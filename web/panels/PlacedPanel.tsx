import { useState } from 'preact/hooks'
import { nodeColor } from '../appearance/palette.ts'
import { webLinks } from '../data/links.ts'
import { authorsOf, leavePlaced, type Placed, type PlacedPaper } from '../data/placed.ts'
import { select } from '../state/state.ts'
import type { Store } from '../store.ts'
import type { TextConcept } from '../worker/placing.ts'
import { counted, mapPapers, told } from './place.ts'
import { RelatedTo } from './Related.tsx'

/** Papers of one's own: all of them as a list, or one with what it names and what is related. */
export function PlacedPanel({ store, placed }: { store: Store; placed: Placed }) {
  const { papers, at } = placed
  const back = at >= 0 && papers.length > 1
  return (
    <article class="placed">
      <button
        type="button"
        class="close"
        aria-label={back ? 'Back to all of your papers' : 'Remove your text'}
        title={back ? 'Back to all of your papers (Esc)' : 'Remove it from the map (Esc)'}
        onClick={() => {
          store.placed.value = leavePlaced(placed)
        }}
      >
        {back ? '‹' : '×'}
      </button>
      {at < 0 ? <All store={store} placed={placed} /> : <One key={at} store={store} placed={papers[at]} />}
      <Problems placed={placed} />
    </article>
  )
}

const onMap = (concepts: readonly TextConcept[]): TextConcept[] =>
  concepts.filter(({ concept }) => concept >= 0)

function All({ store, placed }: { store: Store; placed: Placed }) {
  const { papers } = placed
  const named = new Set(papers.flatMap(({ concepts }) => onMap(concepts).map(({ concept }) => concept)))
  return (
    <>
      <p class="kind">◆ yours</p>
      <h2>{counted(papers.length, 'paper')} of your own</h2>
      <p class="cluster">They name {counted(named.size, 'concept')} of this map.</p>
      <MakeMap store={store} placed={placed} />
      <ol class="starts">
        {papers.map(({ name, concepts }, at) => (
          <li key={at}>
            <button
              type="button"
              onClick={() => {
                store.placed.value = { ...placed, at }
              }}
            >
              <bdi class="row-name">{name}</bdi>
              <small title="concepts of this map">{onMap(concepts).length}</small>
            </button>
          </li>
        ))}
      </ol>
    </>
  )
}

function MakeMap({ store, placed }: { store: Store; placed: Placed }) {
  const [state, setState] = useState<'' | 'busy' | { error: string }>('')
  const make = async (): Promise<void> => {
    setState('busy')
    try {
      await mapPapers(
        store,
        placed.papers.map(({ paper }) => paper),
      )
    } catch (error) {
      setState({ error: (error as Error).message })
    }
    store.reading.value = ''
  }
  return (
    <>
      <button type="button" class="framed" disabled={state === 'busy'} onClick={make}>
        {state === 'busy' ? 'Drawing it…' : 'Make a map of these alone'}
      </button>
      {typeof state === 'object' && <p role="alert">It could not be made ({state.error}).</p>}
    </>
  )
}

/** Named authors at first. */
const AUTHORS = 6

function One({ store, placed: { name, paper, concepts } }: { store: Store; placed: PlacedPaper }) {
  const known = onMap(concepts)
  const { title, abstract } = paper
  const about = { title, abstract, concepts: known.map(({ concept }) => concept) }
  const when = [paper.venue, paper.year].filter(Boolean).join(', ')
  return (
    <>
      <p class="kind">
        ◆ your {title ? 'paper' : 'text'}
        {when && <bdi> · {when}</bdi>}
      </p>
      <h2 class="paper-title">
        <bdi>{name}</bdi>
      </h2>
      {paper.authors.length > 0 && (
        <p class="authors">
          <bdi>{authorsOf(paper.authors, AUTHORS)}</bdi>
        </p>
      )}
      <p class="out">
        {webLinks(paper).map(({ label, href }) => (
          <a key={href} href={href} target="_blank" rel="noopener noreferrer" title={href}>
            {label} ↗
          </a>
        ))}
      </p>
      {known.length === 0 && <p class="waiting">It names no concept of this map.</p>}
      <Rows store={store} title="On this map" rows={known} />
      <Rows store={store} title="New to this map" rows={concepts.filter(({ concept }) => concept < 0)} />
      <RelatedTo store={store} about={about} />
    </>
  )
}

function Rows({ store, title, rows }: { store: Store; title: string; rows: readonly TextConcept[] }) {
  const { data, palette, hovered, go } = store
  if (rows.length === 0) return null
  return (
    <section class="named">
      <h3>
        {title} <small>{rows.length}</small>
      </h3>
      <ul>
        {rows.map(({ label, type, role, sentence, concept }) => {
          const node = data.papers + concept
          return (
            <li key={label}>
              {concept < 0 ? (
                <bdi>{label}</bdi>
              ) : (
                <button
                  type="button"
                  onClick={() => go((now) => select(now, data.key[node]))}
                  onPointerEnter={() => {
                    hovered.value = node
                  }}
                  onPointerLeave={() => {
                    hovered.value = -1
                  }}
                >
                  <i class="dot" style={{ '--dot': nodeColor(palette.value, data, node) }} />{' '}
                  <bdi>{data.label[node]}</bdi>
                </button>
              )}{' '}
              <small>
                {type}, {role}
              </small>
              {sentence && (
                <blockquote>
                  <bdi>{sentence}</bdi>
                </blockquote>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** Problems that are shown; more say the same. */
const SHOWN = 50

function Problems({ placed: { problems } }: { placed: Placed }) {
  if (problems.length === 0) return null
  return (
    <details class="problems">
      <summary>{counted(problems.length, 'problem')} while reading</summary>
      <ul>
        {problems.slice(0, SHOWN).map((problem, at) => (
          <li key={at}>
            <bdi>{told(problem)}</bdi>
          </li>
        ))}
        {problems.length > SHOWN && <li>and {problems.length - SHOWN} more</li>}
      </ul>
    </details>
  )
}
