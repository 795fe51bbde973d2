/** The package has no types of its own. */
declare module 'graphology-svg' {
  import type { AbstractGraph } from 'graphology-types'
  export default function render(
    graph: AbstractGraph,
    file: string,
    settings: object,
    done: (error: unknown) => void,
  ): void
}
