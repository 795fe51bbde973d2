import { useEffect, useRef } from 'preact/hooks'
import type { Store } from '../store.ts'
import { captionOf, pictureOf } from './picture.ts'

/** Pixels per CSS pixel on paper. */
const RATIO = 2

/** The map as a picture for paper, in light colours: what WebGL has drawn is not there when a page is printed. */
export function PrintPicture({ store }: { store: Store }) {
  const figure = useRef<HTMLElement>(null)
  useEffect(() => {
    const take = (): void => {
      const { map, state } = store
      if (!figure.current || !map.peek() || state.peek().view === 'list') return
      figure.current.ariaLabel = captionOf(store)
      figure.current.replaceChildren(pictureOf(store, RATIO, store.paletteOf('light')))
    }
    const leave = (): void => figure.current?.replaceChildren()
    addEventListener('beforeprint', take)
    addEventListener('afterprint', leave)
    return () => {
      removeEventListener('beforeprint', take)
      removeEventListener('afterprint', leave)
    }
  }, [store])
  return <figure class="print-picture" ref={figure} />
}
