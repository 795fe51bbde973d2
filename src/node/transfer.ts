/** What is sent to another thread for good: arrays of numbers change hands, where a copy would hold them twice. */
import type { TransferListItem } from 'node:worker_threads'

/** The buffers of all arrays of numbers in plain data, each once; shared ones need not change hands. */
export function buffersIn(data: unknown): TransferListItem[] {
  const buffers = new Set<ArrayBuffer>()
  const look = (value: unknown): void => {
    if (ArrayBuffer.isView(value)) {
      if (value.buffer instanceof ArrayBuffer) buffers.add(value.buffer)
    } else if (Array.isArray(value)) for (const one of value) look(one)
    else if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) look(one)
  }
  look(data)
  return [...buffers]
}
