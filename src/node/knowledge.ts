import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { type Knowledge, readKnowledge } from '../knowledge.ts'
import { ROOT } from './root.ts'

const unpacked = promisify(gunzip)

/** Loads what the program ships in `data/`; `rows` are further lines of the vocabulary. */
export function loadKnowledge(rows = ''): Promise<Knowledge> {
  return readKnowledge(async (file) => {
    const bytes = await readFile(join(ROOT, 'data', file))
    // In one piece beside this thread: a stream of the web takes four times as long, in this thread.
    return bytes[0] === 0x1f && bytes[1] === 0x8b ? unpacked(bytes) : bytes
  }, rows)
}
