import { CORRECTIONS_FILE } from '../../corrections/file.ts'
import { type Columns, type FileEntry, MANIFEST_FILE, withFiles } from '../../folder/index.ts'
import { EMBEDDINGS_FILE, type Embeddings, writeEmbeddings } from '../../related/embeddings.ts'
import { writeGeneration } from '../aside.ts'
import { ATLAS, filesOf } from '../store.ts'

/**
 * Puts vectors into an atlas folder that has not changed since its manifest was read, beside all that it holds; gives the
 * manifest that it then has. Throws where another one stands there meanwhile.
 */
export async function saveEmbeddings(
  dir: string,
  columns: Columns,
  embeddings: Embeddings,
): Promise<Columns> {
  const files: FileEntry[] = []
  await writeGeneration(dir, ATLAS, async (generation) => {
    let manifest = ''
    for await (const { path, bytes } of filesOf(generation.dir, columns, EMBEDDINGS_FILE))
      if (path === MANIFEST_FILE) manifest = new TextDecoder().decode(bytes)
      else if (path !== CORRECTIONS_FILE) await generation.add(path, [bytes])
    await generation.add(EMBEDDINGS_FILE, [writeEmbeddings(embeddings)])
    files.push(...generation.entries)
    return withFiles(manifest, files)
  })
  return { ...columns, files }
}
