import { AtlasError } from '../data/load.ts'

/** What went wrong and what to do, in place of the map. */
export function Failure({ error }: { error: unknown }) {
  const known = error instanceof AtlasError
  return (
    <main class="failure" role="alert">
      <h1>No map to show</h1>
      <p>{error instanceof Error ? error.message : String(error)}</p>
      <p class="advice">
        {known ? error.advice : 'Reload the page; where it stays, please report it with the message above.'}
      </p>
    </main>
  )
}
