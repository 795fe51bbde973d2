import { useEffect, useState } from 'preact/hooks'
import type { PaperDetail } from '../data/evidence.ts'
import type { Store } from '../store.ts'

export type Loaded = { detail: PaperDetail } | { error: string } | null

/** A paper's detail, `null` while it is on its way. */
export function useDetail(store: Store, paper: number): Loaded {
  const [loaded, setLoaded] = useState<{ paper: number; result: Loaded }>({ paper: -1, result: null })
  useEffect(() => {
    let wanted = true
    const settle = (result: Loaded): void => {
      if (wanted) setLoaded({ paper, result })
    }
    store.detail(paper).then(
      (detail) => settle({ detail }),
      (error: Error) => settle({ error: error.message }),
    )
    return () => {
      wanted = false
    }
  }, [store, paper])
  return loaded.paper === paper ? loaded.result : null
}
