import { useEffect, useState } from 'preact/hooks'
import type { Found } from '../search/desk.ts'
import type { Store } from '../store.ts'

/** Milliseconds after which it is asked again while names are still being read. */
const AGAIN = 300

/** What was found last: for what, and whether that is what is asked for now. */
export type Finding = { query: string; found: Found } | { query: string; error: string } | null

/** At most `most` of each group; the answer before stays until the next is there. No question is asked for ''. */
export function useFound(store: Store, query: string, most: number): Finding {
  const [finding, setFinding] = useState<Finding>(null)
  const { data } = store
  useEffect(() => {
    if (query === '') return
    let timer = 0
    let wanted = true
    const ask = async (): Promise<void> => {
      try {
        const found = await store.search.find(query, most)
        if (!wanted) return
        setFinding({ query, found })
        if (found.read < 1) timer = window.setTimeout(ask, AGAIN)
      } catch (error) {
        if (wanted) setFinding({ query, error: (error as Error).message })
      }
    }
    ask()
    return () => {
      wanted = false
      window.clearTimeout(timer)
    }
  }, [store, data, query, most])
  return finding
}
