/** The colours of a session: of the theme, and of what nodes are coloured by; what that takes is fetched when it is wanted. */
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import { type Paint, type Palette, palette } from './appearance/palette.ts'
import type { MapData } from './data/map-data.ts'
import type { Years } from './data/years.ts'
import type { State, Theme } from './state/state.ts'
import type { Client } from './worker/client.ts'

export interface Painting {
  palette: ReadonlySignal<Palette>
  /** The same in another theme. */
  paletteOf(theme: Theme): Palette
  /** What nodes are sized by, as `stepsOf` gives it. */
  sizes: ReadonlySignal<Float32Array | null>
}

/** What a panel has found about the whole map, to be seen on it. */
export interface Answer {
  /** The first word of the panel. */
  kind: string
  /** What it is about, the rest fades; `null` for everything. */
  nodes: ReadonlySet<number> | null
  /** Colours in place of the usual ones; `null` leaves those. */
  paint: ((theme: Theme) => Paint) | null
}

export function painting(
  state: ReadonlySignal<State>,
  theme: ReadonlySignal<Theme>,
  data: ReadonlySignal<MapData>,
  years: Years | null,
  client: Client,
  answer: ReadonlySignal<Answer | null>,
): Painting {
  const color = computed(() => state.value.color)
  const size = computed(() => state.value.size)
  const paints = signal<typeof import('./appearance/paint.ts') | null>(null)
  const cited = signal<Uint32Array | null>(null)
  const ignore = (): void => {}
  effect(() => {
    if ((color.value === 'cluster' && size.value === 'papers') || paints.value) return
    import('./appearance/paint.ts').then((found) => {
      paints.value = found
    }, ignore)
  })
  effect(() => {
    if (cited.value || data.value.citations === 0) return
    if (color.value !== 'cited' && size.value !== 'cited') return
    client('citations', null).then((counts) => {
      cited.value = counts
    }, ignore)
  })
  const paletteOf = (theme: Theme): Palette => {
    const { communities, regions } = data.value
    const paint =
      answer.value?.paint?.(theme) ??
      paints.value?.paintOf(color.value, data.value, theme, { years, cited: cited.value })
    return palette(theme, communities, regions, paint ?? null)
  }
  const sizes = computed(
    () => paints.value?.stepsOf(size.value, data.value, { years, cited: cited.value }) ?? null,
  )
  return { palette: computed(() => paletteOf(theme.value)), paletteOf, sizes }
}
