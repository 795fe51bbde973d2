/** By code units: the same order on every machine and in every language. */
export const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
