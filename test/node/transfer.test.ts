import { expect, test } from 'vitest'
import { buffersIn } from '../../src/node/transfer.ts'

test('finds the buffers of all arrays of numbers, each once', () => {
  const whole = new Uint32Array(8)
  const [parts, other] = [[whole.subarray(0, 2), whole.subarray(2)], new Uint8Array(3)]
  const data = { parts, texts: ['a', null], more: { other, none: undefined }, map: new Map([['a', 1]]) }
  expect(buffersIn(data)).toEqual([whole.buffer, other.buffer])
  const sent = structuredClone(data, { transfer: buffersIn(data) as ArrayBuffer[] })
  expect(sent.parts[1].length).toBe(6)
  expect(whole.length).toBe(0)
})
