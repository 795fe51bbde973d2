/** The part of the atlas that is looked at, in the atlas's coordinates; y grows upwards. Pure. */
export interface Sight {
  left: number
  right: number
  top: number
  bottom: number
}

/** As much again on every side. */
export const around = ({ left, right, top, bottom }: Sight, share: number): Sight => {
  const [across, down] = [(right - left) * share, (top - bottom) * share]
  return { left: left - across, right: right + across, top: top + down, bottom: bottom - down }
}

export const holds = (whole: Sight, part: Sight): boolean =>
  part.left >= whole.left && part.right <= whole.right && part.top <= whole.top && part.bottom >= whole.bottom
