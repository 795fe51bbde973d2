/** Files made of what the map shows. */
import { SHOWN } from '../appearance/appearance.ts'
import type { Store } from '../store.ts'
import type { TakeAway } from '../worker/take-away.ts'
import { download } from './download.ts'
import { captionOf, pngOf } from './picture.ts'

export type FileFormat = TakeAway | 'png'

const TYPES = new Map([
  ['svg', 'image/svg+xml'],
  ['json', 'application/json'],
  ['csv', 'text/csv'],
])

/**
 * Of a focus it is the focus and what is around it; a PNG has `ratio` pixels per CSS pixel. Throws an Error where the file
 * cannot be made.
 */
export async function save(store: Store, format: FileFormat, ratio = 1): Promise<void> {
  if (format === 'png') return download('concept-atlas.png', await pngOf(store, ratio))
  const { status, passes, selected, focusEdges } = store.appearance.peek()
  const nodes = status.map((value) => (value === SHOWN ? 1 : 0))
  const edges = passes.slice()
  if (selected >= 0) for (const edge of focusEdges) edges[edge] = 1
  const files = await store.client('take', { format, nodes, edges, caption: captionOf(store) })
  for (const { name, text } of files)
    download(name, new Blob([text], { type: TYPES.get(name.split('.').at(-1)!) ?? 'text/plain' }))
}
