import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Knowledge } from '../extractor.ts'
import { KNOWLEDGE_FILES, openKnowledge } from '../knowledge.ts'
import { ROOT } from './root.ts'

/** Loads what the program ships in `data/`. */
export async function loadKnowledge(): Promise<Knowledge> {
  return openKnowledge(await Promise.all(KNOWLEDGE_FILES.map((file) => readFile(join(ROOT, 'data', file)))))
}
