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

/** As wide for its height as a map is left: screens are less wide than a row of clusters. */
const WIDEST = 1.5
const MOST_STRETCH = 1.8

/**
 * Draws a map that lies flat apart in y, in place, where it is wider than `WIDEST` times its height; at most by
 * `MOST_STRETCH`, so that clusters keep their shape. No two places come nearer to each other.
 */
export function drawApart({ x, y }: Places): void {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity]
  for (let i = 0; i < x.length; i++) {
    left = Math.min(left, x[i])
    right = Math.max(right, x[i])
    top = Math.min(top, y[i])
    bottom = Math.max(bottom, y[i])
  }
  const width = right - left
  const height = bottom - top
  if (!(height > 0) || width <= WIDEST * height) return
  const stretch = Math.min(MOST_STRETCH, width / (WIDEST * height))
  for (let i = 0; i < y.length; i++) y[i] *= stretch
}
