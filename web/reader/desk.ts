/** What the reading worker answers: files → papers, papers → concepts. Loaded when a person brings the first text. */

import { writeFolder } from '../../src/folder/index.ts'
import { type Knowledge, readKnowledge } from '../../src/knowledge.ts'
import { buildAtlas } from '../../src/pipeline.ts'
import {
  type Collection,
  collect,
  type PdfReader,
  readSource,
  type SourceItem,
} from '../../src/sources/index.ts'
import type { Paper } from '../../src/types.ts'
import type { HeldFile } from '../data/fetched.ts'
import { type Answers, once } from '../worker/port.ts'
import { extract, type NamedConcept } from './extract.ts'

/** Papers that are read of all files together; a map of more is to be built by the command line. */
export const MOST_PAPERS = 1000

export interface ReaderQuestions {
  read: { ask: { files: readonly File[] }; answer: Collection }
  /** A map of these papers alone: the files of its folder. */
  build: { ask: { papers: readonly Paper[] }; answer: HeldFile[] }
  extract: { ask: { papers: readonly Paper[] }; answer: NamedConcept[][] }
}

/** `load` brings one of KNOWLEDGE_FILES. */
export function createReaderDesk(
  load: (file: string) => Promise<Uint8Array>,
  pdf: PdfReader,
): Answers<ReaderQuestions> {
  const known = once((): Promise<Knowledge> => readKnowledge(load))
  return {
    read: ({ files }) => collect(itemsOf(files, pdf)),
    extract: async ({ papers }) => extract(papers, await known()),
    async build({ papers }) {
      const atlas = await buildAtlas([...papers], await known())
      return [...writeFolder(atlas)].map(({ path, chunks }) => ({ path, text: [...chunks].join('') }))
    },
  }
}

async function* itemsOf(files: readonly File[], pdf: PdfReader): AsyncGenerator<SourceItem> {
  let papers = 0
  for (const file of files)
    for await (const item of readSource(bytesOf(file), file.name, { pdf })) {
      if ('paper' in item && ++papers > MOST_PAPERS) {
        const what = `more than ${MOST_PAPERS} papers; build a map of them with: concept-atlas build`
        yield { problem: { file: file.name, place: item.place, what, done: 'read up to there' } }
        return
      }
      yield item
    }
}

/** Not every browser iterates over a stream. A folder, or a file that is gone, breaks it. */
async function* bytesOf(file: File): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader()
  for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value
}
