/** The colours of a session: of the theme, and of what nodes are coloured by; what that takes is fetched when it is wanted. */
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import { type Palette, palette } from './appearance/palette.ts'
import type { MapData } from './data/map-data.ts'
import type { Years } from './data/years.ts'
import type { State, Theme } from './state/state.ts'
import type { Client } from './worker/client.ts'

export interface Painting {
  palette: ReadonlySignal<Palette>
  /** The same in another theme. */
  paletteOf(theme: Theme): Palette
}

export function painting(
  state: ReadonlySignal<State>,
  theme: ReadonlySignal<Theme>,
  data: ReadonlySignal<MapData>,
  years: Years | null,
  client: Client,
): Painting {
  const color = computed(() => state.value.color)
  const paints = signal<typeof import('./appearance/paint.ts') | null>(null)
  const cited = signal<Uint32Array | null>(null)
  const ignore = (): void => {}
  effect(() => {
    if (color.value === 'cluster' || paints.value) return
    import('./appearance/paint.ts').then((found) => {
      paints.value = found
    }, ignore)
  })
  effect(() => {
    if (color.value !== 'cited' || cited.value || data.value.citations === 0) return
    client('citations', null).then((counts) => {
      cited.value = counts
    }, ignore)
  })
  const paletteOf = (theme: Theme): Palette => {
    const { communities, regions } = data.value
    const paint = paints.value?.paintOf(color.value, data.value, theme, { years, cited: cited.value })
    return palette(theme, communities, regions, paint ?? null)
  }
  return { palette: computed(() => paletteOf(theme.value)), paletteOf }
}
