import { useEffect, useState } from 'preact/hooks'
import type { Store } from '../store.ts'
import type { CitedRow } from '../worker/desk.ts'
import { PaperName } from './PaperName.tsx'

/** Works that are asked for, each way. */
const COUNT = 5

type Lists = { prior: CitedRow[]; later: CitedRow[] }

/** What the papers near to a paper cite most, and what cites most of them; nothing where no source tells. */
export function PriorAndLater({ store, paper }: { store: Store; paper: number }) {
  const [found, setFound] = useState<Lists | null>(null)
  useEffect(() => {
    let wanted = true
    setFound(null)
    // Where it cannot be found, the related papers above say why.
    store.client('cited', { paper, count: COUNT }).then(
      (answer) => wanted && setFound(answer),
      () => {},
    )
    return () => {
      wanted = false
    }
  }, [store, paper])
  if (!found) return null
  return (
    <>
      <Works store={store} title="Prior works" how="cite it" rows={found.prior} />
      <Works store={store} title="Later works" how="cited by it" rows={found.later} />
    </>
  )
}

/** `how` says what the near papers of the count have to do with a work. */
function Works({
  store,
  title,
  how,
  rows,
}: {
  store: Store
  title: string
  how: string
  rows: readonly CitedRow[]
}) {
  if (rows.length === 0) return null
  return (
    <section class="related">
      <h3>{title}</h3>
      <ol>
        {rows.map(({ paper, label, count }) => (
          <li key={`${paper} ${label}`}>
            {paper < 0 ? (
              <span class="related-name">
                <bdi>{label}</bdi>
              </span>
            ) : (
              <PaperName store={store} paper={paper} />
            )}
            <p class="why">
              {count} near {count === 1 ? 'paper' : 'papers'} {how}
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}
