import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'

/** Buttons that make a file, one a format, in a sentence that begins with `children`; where one fails, that is said. */
export function Formats<F extends string>({
  children,
  formats,
  take,
}: {
  children: ComponentChildren
  formats: readonly (readonly [format: F, name: string])[]
  take(format: F): Promise<void>
}) {
  const [state, setState] = useState<'' | 'busy' | { error: string }>('')
  const make = async (format: F): Promise<void> => {
    setState('busy')
    try {
      await take(format)
      setState('')
    } catch (error) {
      setState({ error: (error as Error).message })
    }
  }
  return (
    <>
      <p>
        {children}{' '}
        {formats.map(([format, name], at) => (
          <>
            {at > 0 && ' · '}
            <button key={format} type="button" disabled={state === 'busy'} onClick={() => make(format)}>
              {name}
            </button>
          </>
        ))}
      </p>
      {typeof state === 'object' && <p role="alert">It could not be made ({state.error}).</p>}
    </>
  )
}
