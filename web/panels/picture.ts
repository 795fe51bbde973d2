/** The map as a picture with a legend and a caption. */
import { SHOWN } from '../appearance/appearance.ts'
import { shorten } from '../appearance/labels.ts'
import type { Palette } from '../appearance/palette.ts'
import type { Store } from '../store.ts'

const FAMILY = 'system-ui, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", sans-serif'
/** CSS pixels: a column of the legend, a row of it, its text, and the caption's row. */
const COLUMN = 250
const ROW = 22
const TEXT = COLUMN - 44
const FOOT = 34
const TOP = 28
/** Rows of more columns than these are counted. */
const MOST_COLUMNS = 3

/** What the picture and the reading list are about, in one line. */
export function captionOf({ data, appearance, state }: Store): string {
  const { shown, selected, other } = appearance.peek()
  const { years } = state.peek()
  const focus = [selected, other].filter((node) => node >= 0).map((node) => shorten(data.label[node], 60))
  return [
    `Concept Atlas: ${shown.toLocaleString('en')} of ${(data.nodes - data.gone).toLocaleString('en')} nodes`,
    ...(focus.length > 0 ? [`around ${focus.join(' and ')}`] : []),
    ...(years ? [`${years[0]} to ${years[1]}`] : []),
  ].join(', ')
}

interface Row {
  label: string
  color: string
  /** Of a region, over its clusters. */
  isTitle: boolean
}

/** What the colours mean that are in sight: the largest first, clusters under their regions. */
function legendOf({ data, appearance }: Store, { communities, regions, paint }: Palette): Row[] {
  if (paint) {
    const { title, rows } = paint.scale
    return [
      { label: title, color: '#0000', isTitle: true },
      ...rows.map((row) => ({ ...row, isTitle: false })),
    ]
  }
  const { status } = appearance.peek()
  const counts = data.communities.map(() => 0)
  for (let node = 0; node < data.nodes; node++)
    if (status[node] === SHOWN && data.community[node] >= 0) counts[data.community[node]]++
  const rowsOf = (region: number | undefined): Row[] =>
    data.communities
      .filter((one) => counts[one.id] > 0 && one.region === region)
      .sort((a, b) => counts[b.id] - counts[a.id] || a.id - b.id)
      .map(({ id, label }) => ({ label, color: communities[id], isTitle: false }))
  const grouped = data.regions.flatMap(({ label }, id) => {
    const own = rowsOf(id)
    return own.length > 0 ? [{ label, color: regions[id], isTitle: true }, ...own] : []
  })
  return [...grouped, ...rowsOf(undefined)]
}

/** As much of the text as is `width` wide in the font that is set. */
function fitted(context: CanvasRenderingContext2D, text: string, width: number): string {
  let longest = text.length
  while (longest > 1 && context.measureText(shorten(text, longest)).width > width) longest--
  return shorten(text, longest)
}

/**
 * The map with its legend beside it, in as many columns as it takes, and a caption; `ratio` pixels per CSS pixel, or as
 * many as there is room for.
 */
export function pictureOf(store: Store, ratio: number, palette = store.palette.peek()): HTMLCanvasElement {
  const { background, ink } = palette
  const drawn = store.map.peek()!.picture(ratio, palette)
  const { offsetWidth, offsetHeight } = document.querySelector<HTMLElement>('.canvas')!
  const scale = drawn.width / offsetWidth
  const all = legendOf(store, palette)
  const perColumn = Math.max(1, Math.floor((offsetHeight - TOP) / ROW))
  const columns = Math.min(MOST_COLUMNS, Math.ceil(all.length / perColumn))
  const room = columns * perColumn
  const rows = all.length > room ? all.slice(0, room - 1) : all
  const canvas = document.createElement('canvas')
  canvas.width = drawn.width + Math.round(columns * COLUMN * scale)
  canvas.height = drawn.height + Math.round(FOOT * scale)
  const context = canvas.getContext('2d')!
  context.fillStyle = background
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(drawn, 0, 0)
  context.scale(scale, scale)
  context.textBaseline = 'middle'
  const place = (at: number): [x: number, y: number] => [
    offsetWidth + 8 + Math.floor(at / perColumn) * COLUMN,
    TOP + (at % perColumn) * ROW,
  ]
  for (const [at, { label, color, isTitle }] of rows.entries()) {
    const [x, y] = place(at)
    context.fillStyle = color
    context.beginPath()
    context.arc(x + (isTitle ? 6 : 14), y, 5.5, 0, 2 * Math.PI)
    context.fill()
    context.fillStyle = ink
    context.font = `${isTitle ? 650 : 400} 13px ${FAMILY}`
    context.fillText(fitted(context, label, TEXT), x + 26, y)
  }
  context.font = `12px ${FAMILY}`
  if (rows.length < all.length) {
    const [x, y] = place(rows.length)
    context.fillText(`and ${all.length - rows.length} more`, x + 26, y)
  }
  context.fillText(fitted(context, captionOf(store), offsetWidth - 24), 12, offsetHeight + FOOT / 2)
  return canvas
}

/** The same as a file. Throws an Error where the browser cannot make it. */
export const pngOf = (store: Store, ratio: number): Promise<Blob> =>
  new Promise((resolve, reject) =>
    pictureOf(store, ratio).toBlob((blob) =>
      blob ? resolve(blob) : reject(new Error('the browser could not make the picture')),
    ),
  )
