/** Files made of what the map shows. */
import { SHOWN } from '../appearance/appearance.ts'
import type { Store } from '../store.ts'
import type { DeskQuestions } from '../worker/desk.ts'
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
  // A drawing is on paper: it has the colours of the light theme.
  const paint = format === 'svg' ? store.paletteOf('light').paint : null
  const look = paint && { of: paint.of, colors: paint.colors, ...paint.scale }
  await take(store, { format, nodes, edges, caption: captionOf(store), ...(look && { look }) })
}

/** Of what is in the basket, whatever is shown, and of its notes. Throws as `save` does. */
export async function saveBasket(store: Store, format: TakeAway): Promise<void> {
  const { data, basket } = store
  const nodes = new Uint8Array(data.nodes)
  const notes = new Map<number, string>()
  for (const { node, note } of basket.rows.peek()) {
    if (node < 0) continue
    nodes[node] = 1
    notes.set(node, [notes.get(node), note].filter(Boolean).join('\n\n'))
  }
  const edges = Uint8Array.from(data.weight, (weight) => (weight < 0 ? 0 : 1))
  await take(store, { format, nodes, edges, notes, caption: `Concept Atlas: a basket of ${notes.size}` })
}

async function take({ client }: Store, ask: DeskQuestions['take']['ask']): Promise<void> {
  for (const { name, text } of await client('take', ask))
    download(name, new Blob([text], { type: TYPES.get(name.split('.').at(-1)!) ?? 'text/plain' }))
}
