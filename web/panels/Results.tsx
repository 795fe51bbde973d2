import { useState } from 'preact/hooks'
import type { Result } from '../../src/types.ts'
import type { PaperDetail } from '../data/evidence.ts'
import type { Store } from '../store.ts'
import { Marked } from './Marked.tsx'
import { marksOf } from './Sentences.tsx'

/** The figures that a paper reports, and what each is about; a row unfolds its sentence. */
export function Results({ store, paper, detail }: { store: Store; paper: number; detail: PaperDetail }) {
  if (detail.results.length === 0) return null
  return (
    <section class="links results">
      <h3>
        Reports <small>{detail.results.length}</small>
      </h3>
      <ul>
        {detail.results.map((result) => (
          <Row
            key={`${result.field} ${result.start}`}
            store={store}
            paper={paper}
            detail={detail}
            result={result}
          />
        ))}
      </ul>
    </section>
  )
}

interface RowProps {
  store: Store
  paper: number
  detail: PaperDetail
  result: Result
}

function Row({ store, paper, detail, result }: RowProps) {
  const { data } = store
  const [open, setOpen] = useState(false)
  const { surface, kind, on, metric, method, versus, field, sentence } = result
  const name = (concept: number): string => data.label[data.papers + concept] ?? ''
  const about = [
    ...(metric === undefined ? [] : [name(metric)]),
    ...(on === undefined ? [] : [`on ${name(on)}`]),
    ...(method === undefined ? [] : [`by ${name(method)}`]),
    ...(versus.length === 0 ? [] : [`against ${versus.map(name).join(', ')}`]),
  ]
  return (
    <li class={open ? 'open' : ''}>
      <button type="button" class="said-row result" aria-expanded={open} onClick={() => setOpen(!open)}>
        <b>
          <bdi>{surface}</bdi>
        </b>
        <span class="row-name">
          <bdi>{about.join(' ')}</bdi>
        </span>
        <small>{kind}</small>
      </button>
      {open && field !== 'keywords' && (
        <div class="evidence">
          <blockquote>
            <Marked
              store={store}
              text={detail.paper[field]}
              marks={marksOf(store, paper, detail, field)}
              from={sentence.start}
              to={sentence.end}
            />
          </blockquote>
        </div>
      )}
    </li>
  )
}
