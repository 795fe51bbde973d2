/** Whether the writing of a concept allows that it is a dataset. */
import type { SurfaceCount } from './form-counts.ts'

/** What names of data are made of, as words or at their end. */
const DATA =
  /(?:\b(?:archives?|atlas|barometer|biobank|cards?|catalogu?e?s?|census|cohorts?|collections?|consortium|corpora|corpus|data|data ?bases?|data ?sets?|encyclop\S+|gallery|inventory|library|panel|polls?|records?|registers?|registr(?:y|ies)|repositor(?:y|ies)|samples?|study|suite|surveys?|testbed|treebank)|\Bbench|benchmarks?)\b/i
/** Releases and joined names: DR3, GenBank, HaND-Base. */
const NAMED = /\bDR ?\d|\p{Ll}(?:Bank|Base|DB)\b/u
const NAME = /\p{Ll}.*\p{Lu}|\p{L}.*\d/u

/**
 * Data goes by a name, or says that it is data. In papers on computing a capital in running text or a digit makes a name;
 * elsewhere genes, places, firms and instruments have them too, so that one of the surfaces has to say more (`TCGA
 * database`, `UK Biobank`). `isHome` tells whether most papers are about computing.
 */
export function mayBeData(surfaces: readonly SurfaceCount[], isHome: boolean): boolean {
  return surfaces.some(
    ({ text, running }) =>
      DATA.test(text) ||
      NAMED.test(text) ||
      (isHome && (NAME.test(text) || (running > 0 && /\p{Lu}/u.test(text)))),
  )
}
