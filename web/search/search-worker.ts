import { serve } from '../worker/port.ts'
import { createSearchDesk } from './desk.ts'

/** A turn of the event loop: a timer would wait for 4 ms. */
const turns = new MessageChannel()
const pause = (): Promise<void> =>
  new Promise((resolve) => {
    turns.port1.onmessage = () => resolve()
    turns.port2.postMessage(null)
  })

serve(createSearchDesk(pause))
