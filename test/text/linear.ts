import { expect } from 'vitest'

/**
 * Fails when ten times the text takes far more than ten times as long. The floor keeps a busy machine from failing what
 * is fast enough: a quadratic step would take minutes on a million characters.
 */
export function linear(unit: string, run: (text: string) => unknown): void {
  const time = (length: number): number => {
    const text = unit.repeat(Math.ceil(length / unit.length))
    const started = performance.now()
    run(text)
    return performance.now() - started
  }
  const short = Math.max(time(100_000), 100)
  expect(time(1_000_000)).toBeLessThan(50 * short)
}
