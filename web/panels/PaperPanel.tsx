import { ROLES, type Role } from '../../src/types.ts'
import { nodeColor } from '../appearance/palette.ts'
import type { PaperDetail } from '../data/evidence.ts'
import { webLinks } from '../data/links.ts'
import { neighboursOf } from '../data/map-data.ts'
import { authorsOf } from '../data/placed.ts'
import type { Store } from '../store.ts'
import { ClusterName } from './ClusterName.tsx'
import { useDetail } from './detail.ts'
import { LinkRows } from './LinkRows.tsx'
import { later } from './later.tsx'
import { Marked } from './Marked.tsx'
import { RelatedTo } from './Related.tsx'
import { Results } from './Results.tsx'
import { marksOf } from './Sentences.tsx'
import { ROLE_TERMS } from './Term.tsx'

/** What a paper does with the concepts of a role. */
const TITLES: Record<Role, string> = {
  proposes: 'Proposes',
  'evaluates-on': 'Evaluates on',
  'compares-with': 'Compares with',
  measures: 'Measures',
  addresses: 'Addresses',
  uses: 'Uses',
  mentions: 'Mentions',
}

const PriorAndLater = later(() => import('./Cited.tsx').then((part) => part.PriorAndLater))

export function PaperPanel({ store, paper }: { store: Store; paper: number }) {
  const { data, palette } = store
  const loaded = useDetail(store, paper)
  const neighbours = neighboursOf(data, paper)
  const when = [data.venue[paper], data.year[paper]].filter((part) => part !== null && part !== '').join(', ')
  return (
    <article data-neighbours={neighbours.length}>
      <p class="kind">
        <i class="dot paper" style={{ '--dot': nodeColor(palette.value, data, paper) }} /> paper
        {when && <bdi> · {when}</bdi>}
      </p>
      <h2 class="paper-title">
        <bdi>{data.label[paper]}</bdi>
      </h2>
      <ClusterName store={store} cluster={data.community[paper]} />
      {loaded === null && <p class="waiting">Fetching the abstract…</p>}
      {loaded && 'error' in loaded && (
        <p class="waiting">The abstract could not be fetched ({loaded.error}).</p>
      )}
      {loaded && 'detail' in loaded && <Given store={store} number={paper} detail={loaded.detail} />}
      {loaded && 'detail' in loaded && <Results store={store} paper={paper} detail={loaded.detail} />}
      {ROLES.map((role) => (
        <LinkRows
          key={role}
          store={store}
          node={paper}
          title={TITLES[role]}
          says={ROLE_TERMS[role]}
          rows={neighbours.filter((row) => row.role === role)}
        />
      ))}
      <RelatedTo store={store} about={{ paper }} />
      {data.citations > 0 && <PriorAndLater store={store} paper={paper} wanted />}
    </article>
  )
}

/** Named authors at first. */
const AUTHORS = 12

/** The paper as its source gave it. */
function Given({ store, number, detail }: { store: Store; number: number; detail: PaperDetail }) {
  const { paper } = detail
  const links = webLinks(paper)
  return (
    <>
      {paper.authors.length > 0 && (
        <p class="authors">
          <bdi>{authorsOf(paper.authors, AUTHORS)}</bdi>
        </p>
      )}
      {paper.collections && (
        <p class="authors">
          Kept in <bdi>{paper.collections.join(', ')}</bdi>
        </p>
      )}
      {paper.kept && (
        <p class="authors">
          {paper.kept.map(([name, value]) => `${name}: ${value.toLocaleString('en')}`).join(', ')}
        </p>
      )}
      {links.length > 0 && (
        <p class="out">
          {links.map(({ label, href }) => (
            <a key={href} href={href} target="_blank" rel="noopener noreferrer" title={href}>
              {label} ↗
            </a>
          ))}
        </p>
      )}
      {paper.title && paper.title !== store.data.label[number] && (
        <p class="abstract">
          <Marked store={store} text={paper.title} marks={marksOf(store, number, detail, 'title')} />
        </p>
      )}
      {paper.abstract && (
        <p class="abstract">
          <Marked store={store} text={paper.abstract} marks={marksOf(store, number, detail, 'abstract')} />
        </p>
      )}
    </>
  )
}
