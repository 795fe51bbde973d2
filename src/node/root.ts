import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

interface Package {
  name: string
  version: string
}

const read = (folder: string): Package => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))

function find(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json')) && read(folder).name === 'concept-atlas') return folder
    if (folder === dirname(folder))
      throw new Error(`expected package.json of concept-atlas above ${import.meta.url}`)
  }
}

/** The folder of package.json, whether this runs from src/ in a checkout or from dist/src/ in a package. */
export const ROOT = find()
export const { version: PACKAGE_VERSION } = read(ROOT)
/** In a checkout there are sources to build the viewer from, and developer tools to build it with. */
export const IS_CHECKOUT = existsSync(join(ROOT, 'web', 'index.html'))
