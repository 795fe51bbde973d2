/** The map as a picture with a legend and a caption. */
import { SHOWN } from '../appearance/appearance.ts'
import { shorten } from '../appearance/labels.ts'
import type { Store } from '../store.ts'

const FAMILY = 'system-ui, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", sans-serif'
/** CSS pixels. */
const LEGEND = 250
const ROW = 22
const FOOT = 34

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

/** Throws an Error where the browser cannot make it. */
export async function pictureOf(store: Store): Promise<Blob> {
  const { data, appearance, palette, map } = store
  const colors = palette.peek()
  const drawn = map.peek()!.picture()
  const ratio = window.devicePixelRatio || 1
  const canvas = document.createElement('canvas')
  canvas.width = drawn.width + LEGEND * ratio
  canvas.height = drawn.height + FOOT * ratio
  const context = canvas.getContext('2d')!
  context.fillStyle = colors.background
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(drawn, 0, 0)
  context.scale(ratio, ratio)
  const { status } = appearance.peek()
  const counts = data.communities.map(() => 0)
  for (let node = 0; node < data.nodes; node++)
    if (status[node] === SHOWN && data.community[node] >= 0) counts[data.community[node]]++
  const order = data.communities
    .filter(({ id }) => counts[id] > 0)
    .sort((a, b) => counts[b.id] - counts[a.id])
  const left = drawn.width / ratio + 8
  const room = Math.floor((drawn.height / ratio - 40) / ROW)
  context.textBaseline = 'middle'
  for (const [at, { id, label }] of order.slice(0, room).entries()) {
    const y = 28 + at * ROW
    context.fillStyle = colors.communities[id]
    context.beginPath()
    context.arc(left + 6, y, 5.5, 0, 2 * Math.PI)
    context.fill()
    context.fillStyle = colors.ink
    context.font = `13px ${FAMILY}`
    context.fillText(shorten(label, 32), left + 20, y)
  }
  context.fillStyle = colors.ink
  context.font = `12px ${FAMILY}`
  context.fillText(captionOf(store), 12, canvas.height / ratio - FOOT / 2)
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) =>
      blob ? resolve(blob) : reject(new Error('the browser could not make the picture')),
    ),
  )
}
