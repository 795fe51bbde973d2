/** What `atlas.json` is read by. */
import { VERSION } from '../atlas.ts'
import {
  column,
  fail,
  fieldsOf,
  isNumber,
  isString,
  isWhole,
  MANY,
  type NumberArray,
  numberColumn,
} from './check.ts'
import { MANIFEST_FILE } from './format.ts'

/** Starts of rows: from 0, never falling, `rows + 1` of them. */
export function starts(value: unknown, where: string, rows: number): Uint32Array {
  const start = numberColumn(value, where, 'a row start', isWhole(0, MANY), Uint32Array, rows + 1)
  const falls = start.findIndex((at, r) => (r === 0 ? at !== 0 : at < start[r - 1]))
  if (falls >= 0) fail(`${where}[${falls}]`, 'starts that begin at 0 and never fall', start[falls])
  return start
}

/** A part of the manifest, whose columns are read by name. */
export class Part {
  private readonly fields: Map<string, unknown>
  private readonly name: string

  constructor(manifest: Map<string, unknown>, name: string) {
    this.name = `${MANIFEST_FILE}: ${name}`
    this.fields = fieldsOf(manifest.get(name), this.name)
  }

  of<T>(name: string, expected: string, is: (entry: unknown) => entry is T, length?: number): T[] {
    return column(this.fields.get(name), `${this.name}.${name}`, expected, is, length)
  }

  strings(name: string, length?: number): string[] {
    return this.of(name, 'text', isString, length)
  }

  numbers<T extends NumberArray>(
    name: string,
    expected: string,
    is: (entry: unknown) => entry is number,
    make: new (size: number) => T,
    length?: number,
  ): T {
    return numberColumn(this.fields.get(name), `${this.name}.${name}`, expected, is, make, length)
  }

  floats(name: string, length: number): Float32Array {
    return this.numbers(name, 'a number', isNumber, Float32Array, length)
  }

  /** Indices below `below`. */
  indices(name: string, below: number, length?: number): Uint32Array {
    const expected = below === MANY ? 'a whole number' : `an index below ${below}`
    return this.numbers(name, expected, isWhole(0, below), Uint32Array, length)
  }

  starts(name: string, rows: number): Uint32Array {
    return starts(this.fields.get(name), `${this.name}.${name}`, rows)
  }
}

/** Throws a FolderError for the manifest of another format or version. */
export function manifestIn(json: unknown): Map<string, unknown> {
  const manifest = fieldsOf(json, MANIFEST_FILE)
  if (manifest.get('format') !== 'concept-atlas')
    fail(MANIFEST_FILE, 'format "concept-atlas"', manifest.get('format'))
  if (manifest.get('version') !== VERSION)
    fail(MANIFEST_FILE, `version ${VERSION} (build the atlas again)`, manifest.get('version'))
  return manifest
}

export function countOf<N extends 'relations' | 'citations'>(
  manifest: Map<string, unknown>,
  name: N,
): { [name in N]?: number } {
  const value = manifest.get(name)
  if (value === undefined) return {}
  if (!isWhole(0, MANY)(value)) fail(`${MANIFEST_FILE}: ${name}`, 'how many there are', value)
  return { [name]: value } as { [name in N]?: number }
}
