/**
 * Rounds to so many decimals. The columns are 32-bit floats, whose shortest 64-bit form is long (`0.10000000149…`);
 * rounding again on the way out gives back the decimals that were put in.
 */
export const round = (value: number, decimals: number): number => {
  const scale = 10 ** decimals
  // Adding 0 turns -0 into 0, which not every format can tell apart.
  return Math.round(value * scale) / scale + 0
}

/** Decimals of weights and NPMI. */
export const WEIGHT_DECIMALS = 4
/** Decimals of coordinates and sizes. */
export const PLACE_DECIMALS = 2
