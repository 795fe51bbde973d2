/** The basket of a session: what is marked, and where on the map that is. */
import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import { annotate, type Basket, inBasket, type Marked, mergeBaskets, put, takeOut } from '../src/basket.ts'
import type { Keeper } from './data/kept.ts'
import type { MapData } from './data/map-data.ts'
import { keeping } from './keeping.ts'

/** Something marked, and its node; -1 where this map has it no more. */
export interface InBasket extends Marked {
  node: number
}

export interface BasketDesk {
  /** In the order in which they were put in; nodes of this map first. */
  rows: ReadonlySignal<InBasket[]>
  /** The nodes in it. */
  nodes: ReadonlySignal<ReadonlySet<number>>
  /** Whether the panel shows it while nothing is in focus. */
  open: Signal<boolean>
  place: Keeper<Basket>['place']
  /** Why it could not be kept, '' where it was. */
  failed: Signal<string>
  /** What was taken out last, and can come back. */
  out: Signal<readonly string[]>
  put(nodes: Iterable<number>): void
  takeOut(keys: readonly string[]): void
  /** Puts in what was taken out last, with its notes. */
  putBack(): void
  annotate(key: string, note: string): void
}

/** `data` is the map as it is now: corrections may have merged what was marked. */
export function basketDesk(data: ReadonlySignal<MapData>, keeper: Keeper<Basket>): BasketDesk {
  const basket = signal(keeper.kept)
  const failed = signal('')
  const out = signal<readonly string[]>([])
  const keep = keeping(
    keeper,
    () => basket.peek(),
    (kept) => {
      basket.value = mergeBaskets(basket.peek(), kept)
    },
    failed,
  )
  const go = (next: Basket): void => {
    basket.value = next
    keep()
  }
  const rows = computed(() =>
    inBasket(basket.value)
      .map((marked) => ({ ...marked, node: data.value.nodeOf.get(marked.key) ?? -1 }))
      .sort((a, b) => Number(a.node < 0) - Number(b.node < 0)),
  )
  return {
    rows,
    nodes: computed(() => new Set(rows.value.map(({ node }) => node).filter((node) => node >= 0))),
    open: signal(false),
    place: keeper.place,
    failed,
    out,
    put(nodes) {
      const { key, label } = data.peek()
      go(
        put(
          basket.peek(),
          Array.from(nodes, (node) => ({ key: key[node], label: label[node] })),
        ),
      )
      out.value = []
    },
    takeOut(keys) {
      go(takeOut(basket.peek(), keys))
      out.value = keys
    },
    putBack() {
      const back = out.peek().flatMap((key) => basket.peek().get(key) ?? [])
      go(put(basket.peek(), back))
      out.value = []
    },
    annotate: (key, note) => go(annotate(basket.peek(), key, note)),
  }
}

/** Puts a node in, or takes it out. */
export function toggleMarked({ rows, nodes, put, takeOut }: BasketDesk, node: number): void {
  if (!nodes.peek().has(node)) put([node])
  else
    takeOut(
      rows
        .peek()
        .filter((row) => row.node === node)
        .map(({ key }) => key),
    )
}
