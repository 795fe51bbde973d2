import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Knowledge, readKnowledge } from '../knowledge.ts'
import { ROOT } from './root.ts'

/** Loads what the program ships in `data/`. */
export function loadKnowledge(): Promise<Knowledge> {
  return readKnowledge((file) => readFile(join(ROOT, 'data', file)))
}
