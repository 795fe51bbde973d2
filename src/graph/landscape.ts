import type { Places } from './concept-layout.ts'

/**
 * Turns the map so that its longest axis lies flat, as screens do, in place: the first principal axis of the places
 * becomes the x axis, and the middle of the map 0, 0. Square roots only, so the same bits everywhere. Places without a
 * longest axis are not turned.
 */
export function layFlat({ x, y }: Places): void {
  const n = x.length
  if (n === 0) return
  let [mx, my] = [0, 0]
  for (let i = 0; i < n; i++) {
    mx += x[i] / n
    my += y[i] / n
  }
  let [xx, xy, yy] = [0, 0, 0]
  for (let i = 0; i < n; i++) {
    xx += (x[i] - mx) ** 2
    xy += (x[i] - mx) * (y[i] - my)
    yy += (y[i] - my) ** 2
  }
  const half = (xx - yy) / 2
  const root = Math.sqrt(half * half + xy * xy)
  // The eigenvector of the larger eigenvalue, from the row that does not cancel.
  const [ax, ay] = half >= 0 ? [half + root, xy] : [xy, root - half]
  const length = Math.sqrt(ax * ax + ay * ay)
  const [ux, uy] = length > 0 ? [ax / length, ay / length] : [1, 0]
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity]
  for (let i = 0; i < n; i++) {
    const px = x[i] * ux + y[i] * uy
    y[i] = y[i] * ux - x[i] * uy
    x[i] = px
    left = Math.min(left, px)
    right = Math.max(right, px)
    top = Math.min(top, y[i])
    bottom = Math.max(bottom, y[i])
  }
  for (let i = 0; i < n; i++) {
    x[i] -= (left + right) / 2
    y[i] -= (top + bottom) / 2
  }
}
