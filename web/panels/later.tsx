import type { ComponentType, JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'

/** A part of the page whose code is fetched when it is wanted for the first time, and which stays from then on. */
export function later<P extends object>(
  load: () => Promise<ComponentType<P>>,
): (props: P & { wanted: boolean }) => JSX.Element | null {
  let Part: ComponentType<P> | undefined
  return function Later(props) {
    const [state, setState] = useState<'' | 'here' | 'failed'>(Part ? 'here' : '')
    const isMissing = props.wanted && state !== 'here'
    useEffect(() => {
      if (!isMissing) return
      load().then(
        (part) => {
          Part = part
          setState('here')
        },
        () => setState('failed'),
      )
    }, [isMissing])
    if (state === 'here' && Part) return <Part {...props} />
    if (!isMissing || state === '') return null
    return (
      <p class="announcement" role="alert">
        This part of the page could not be fetched: load the page again.
      </p>
    )
  }
}
