/**
 * Place `i` of a sunflower (Vogel 1979): points that fill a disc evenly, `spacing` apart on average, without any
 * randomness. The first lies in the middle.
 */
export function sunflower(i: number, spacing: number): [x: number, y: number] {
  const radius = spacing * Math.sqrt(i) * 0.564
  const angle = i * GOLDEN_ANGLE
  return [radius * Math.cos(angle), radius * Math.sin(angle)]
}

export const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5))
