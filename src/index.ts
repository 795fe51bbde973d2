/** The public API, the same in Node and in the browser; `concept-atlas/node` adds files and folders. */
export { evidenceOf, linksOf, papersByConcept, sentenceOf } from './atlas.ts'
export type * from './correction.ts'
export { FORMATS, formatNamed } from './export/index.ts'
export { shownPart } from './export/shown-part.ts'
export { type Extractor, extractor } from './extractor.ts'
export { toGraphology } from './graph/to-graphology.ts'
export { KNOWLEDGE_FILES, type Knowledge, readKnowledge } from './knowledge.ts'
export { type Library, openLibrary } from './library.ts'
export { readVocabulary, type Vocabulary } from './mentions/vocabulary.ts'
export { checkOptions, DEFAULTS, type Options } from './options.ts'
export { buildAtlas, type Progress } from './pipeline.ts'
export { type Contrast, contrastAtlases, contrastPeriods } from './related/contrast.ts'
export { explain } from './related/explain.ts'
export { findByName } from './related/find.ts'
export { type Gap, type GapOptions, gapsOf } from './related/gaps.ts'
export {
  facetOf,
  libraryOf,
  libraryWith,
  type Query,
  type Related,
  relatedIn,
  relatedTo,
  type Wanted,
} from './related/index.ts'
export type * from './types.ts'
