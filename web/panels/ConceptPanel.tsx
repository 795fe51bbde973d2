import { isPaper, neighboursOf } from '../data/map-data.ts'
import { yearsOfConcept } from '../data/years.ts'
import { NODE_TYPES } from '../state/state.ts'
import type { Store } from '../store.ts'
import { Aliases } from './Aliases.tsx'
import { Ask } from './Ask.tsx'
import { ClusterName } from './ClusterName.tsx'
import { Correct } from './Correct.tsx'
import { Hub } from './Hub.tsx'
import { LinkRows } from './LinkRows.tsx'
import { later } from './later.tsx'
import { ReadingList } from './ReadingList.tsx'
import { ByYear } from './Sparkline.tsx'
import { TERMS } from './Term.tsx'

const Said = later(() => import('./Said.tsx').then((part) => part.Said))

export function ConceptPanel({ store, concept }: { store: Store; concept: number }) {
  const { data, years } = store
  const neighbours = neighboursOf(data, concept)
  const papers = neighbours.filter(({ node }) => isPaper(data, node))
  const company = neighbours.filter(({ node }) => !isPaper(data, node))
  const type = NODE_TYPES[data.type[concept]]
  return (
    <article data-neighbours={neighbours.length}>
      <p class="kind">
        <i class={`chip type-${type}`} /> {type} in {data.count[concept]}{' '}
        {data.count[concept] === 1 ? 'paper' : 'papers'}
      </p>
      <h2>
        <bdi>{data.label[concept]}</bdi>
      </h2>
      <ClusterName store={store} cluster={data.community[concept]} />
      {years && <ByYear years={years} counts={yearsOfConcept(data, years, concept)} />}
      <Aliases store={store} aliases={data.aliases[concept - data.papers]} />
      <Hub store={store} node={concept} />
      <Correct store={store} concept={concept} />
      <LinkRows store={store} node={concept} title="Papers" says={TERMS.role} rows={papers} />
      {data.relations > 0 && <Said store={store} concept={concept} wanted />}
      <LinkRows store={store} node={concept} title="In company of" says={TERMS.company} rows={company} />
      {company.length > 0 && (
        <p class="asks">
          <Ask store={store} panel={`gaps ${data.key[concept]}`}>
            Gaps: what nobody has brought together with it
          </Ask>
        </p>
      )}
      <ReadingList store={store} />
    </article>
  )
}
