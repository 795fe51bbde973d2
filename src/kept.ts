/** What numbers that are kept with papers may be called, so that every export and the viewer can hold them. */

/** Names that nodes have for something else, in one of the exports or on the map, in lower case. */
const TAKEN = ` aliases alike author authors b cited cluster collections color community concepttype description doi end g id kind
 key label labels name paper paper_id papers position r region size start subtopic tags title trend type url venue weight x y year `

/** What is a name without quotes in every export. */
const NAME = /^\p{L}[\p{L}\p{N}_]{0,39}$/u

/** Why numbers may not be called so; undefined where they may. */
export function wrongKeptName(name: string): string | undefined {
  if (!NAME.test(name)) return `expected a name of letters, digits and _, found ${JSON.stringify(name)}`
  if (TAKEN.split(/\s+/).includes(name.toLowerCase()))
    return `expected a name that is not taken, found ${name}`
  return undefined
}

/** The names of all numbers that papers keep, sorted. */
export const keptNames = (
  papers: readonly { kept?: readonly (readonly [name: string, value: number])[] }[],
): string[] => [...new Set(papers.flatMap(({ kept = [] }) => kept.map(([name]) => name)))].sort()
