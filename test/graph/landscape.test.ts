import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawApart, layFlat } from '../../src/graph/landscape.ts'

const coordinate = fc.double({ min: -1e4, max: 1e4, noNaN: true })
const places = fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 30 })

const spread = (values: Float64Array): number => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
}

test('distances stay, and no turn spreads the places wider', () => {
  fc.assert(
    fc.property(places, fc.double({ min: 0, max: Math.PI, noNaN: true }), (points, angle) => {
      const x = Float64Array.from(points, ([px]) => px)
      const y = Float64Array.from(points, ([, py]) => py)
      layFlat({ x, y })
      for (const [i, [px, py]] of points.entries()) {
        const before = Math.hypot(px - points[0][0], py - points[0][1])
        expect(Math.hypot(x[i] - x[0], y[i] - y[0])).toBeCloseTo(before, 4)
      }
      const turned = x.map((px, i) => px * Math.cos(angle) + y[i] * Math.sin(angle))
      expect(spread(turned)).toBeLessThanOrEqual(spread(x) * (1 + 1e-9) + 1e-6)
    }),
  )
})

test('a column becomes a row around 0, 0; nothing and one place are fine', () => {
  const x = Float64Array.of(5, 5, 5)
  const y = Float64Array.of(0, 10, 20)
  layFlat({ x, y })
  expect([...x].map(Math.abs)).toEqual([10, 0, 10])
  expect([...y].map(Math.abs)).toEqual([0, 0, 0])
  expect(() => layFlat({ x: new Float64Array(), y: new Float64Array() })).not.toThrow()
})

test('a low map is drawn apart, others are left as they are; nothing comes nearer', () => {
  fc.assert(
    fc.property(places, (points) => {
      const x = Float64Array.from(points, ([px]) => px)
      const y = Float64Array.from(points, ([, py]) => py)
      const extent = (values: Float64Array): number => Math.max(...values) - Math.min(...values)
      const before = { y: y.slice(), low: extent(x) > 1.5 * extent(y) }
      drawApart({ x, y })
      expect([...x]).toEqual(points.map(([px]) => px))
      if (!before.low) expect(y).toEqual(before.y)
      else expect(extent(y)).toBeLessThanOrEqual(Math.max(extent(x) / 1.5, extent(before.y)) + 1e-6)
      for (let i = 1; i < y.length; i++)
        expect(Math.abs(y[i] - y[0])).toBeGreaterThanOrEqual(Math.abs(before.y[i] - before.y[0]) - 1e-9)
    }),
  )
  const [x, y] = [Float64Array.of(-300, 300), Float64Array.of(-50, 50)]
  drawApart({ x, y })
  expect([...y]).toEqual([-90, 90])
})
