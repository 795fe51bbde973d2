/** A linear classifier over hashed binary features: small integer weights, integer scores, the same sums in any order. */

/** Hashed features of one thing to be classified: each counts once. Reused from one thing to the next. */
export class FeatureSet {
  /** The features: `ids[0] … ids[size - 1]`, below 2 to the power of `bits`. */
  ids = new Uint32Array(512)
  size = 0
  readonly bits: number
  /** A bit per feature: 1 where it was added. Small enough to stay in a cache. */
  readonly #added: Int32Array

  constructor(bits: number) {
    this.bits = bits
    this.#added = new Int32Array(Math.max(1, 2 ** bits / 32))
  }

  clear(): void {
    for (let i = 0; i < this.size; i++) this.#added[this.ids[i] >> 5] = 0
    this.size = 0
  }

  /** Adds the feature of a kind with a value (any 32-bit integers). */
  add(kind: number, value: number): void {
    let hash = Math.imul(value ^ Math.imul(kind + 1, 0x9e3779b1), 0x85ebca6b)
    hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35)
    const id = (hash ^ (hash >>> 16)) >>> (32 - this.bits)
    if ((this.#added[id >> 5] & (1 << id)) !== 0) return
    this.#added[id >> 5] |= 1 << id
    if (this.size === this.ids.length) {
      const longer = new Uint32Array(this.size * 2)
      longer.set(this.ids)
      this.ids = longer
    }
    this.ids[this.size++] = id
  }
}

const MAGIC = [0x43, 0x41, 0x4c, 0x31] // CAL1
const HEADER = 8

/** Classes whose sums are worked out together: as many as types or roles, so that a row is met once. */
const LANES = 8

export class LinearClassifier {
  readonly classes: number
  readonly bits: number
  /** `weights[feature * classes + class]`. */
  readonly weights: Int8Array
  /** The same with rows of a whole number of lanes. */
  readonly #rows: Int8Array
  readonly #width: number

  constructor(classes: number, bits: number, weights: Int8Array) {
    if (weights.length !== classes << bits)
      throw new RangeError(`expected ${classes << bits} weights, got ${weights.length}`)
    this.classes = classes
    this.bits = bits
    this.weights = weights
    this.#width = Math.ceil(classes / LANES) * LANES
    this.#rows = new Int8Array(this.#width << bits)
    for (let at = 0, row = 0; at < weights.length; at += classes, row += this.#width)
      this.#rows.set(weights.subarray(at, at + classes), row)
  }

  /** Adds the weights of the features to `scores` (one per class). */
  score(features: FeatureSet, scores: Int32Array): void {
    const { ids, size } = features
    const rows = this.#rows
    const width = this.#width
    for (let first = 0; first < width; first += LANES) {
      let [a, b, c, d, e, f, g, h] = [0, 0, 0, 0, 0, 0, 0, 0]
      for (let i = 0; i < size; i++) {
        const row = ids[i] * width + first
        a += rows[row]
        b += rows[row + 1]
        c += rows[row + 2]
        d += rows[row + 3]
        e += rows[row + 4]
        f += rows[row + 5]
        g += rows[row + 6]
        h += rows[row + 7]
      }
      scores[first] += a
      scores[first + 1] += b // what is beyond the last class falls outside of the array
      scores[first + 2] += c
      scores[first + 3] += d
      scores[first + 4] += e
      scores[first + 5] += f
      scores[first + 6] += g
      scores[first + 7] += h
    }
  }
}

/** The class with the highest score, the first of several. */
export function best(scores: ArrayLike<number>): number {
  let first = 0
  for (let c = 1; c < scores.length; c++) if (scores[c] > scores[first]) first = c
  return first
}

/** Four magic bytes, classes, bits, two bytes of nothing, then the weights. */
export function writeClassifier({ classes, bits, weights }: LinearClassifier): Uint8Array {
  const bytes = new Uint8Array(HEADER + weights.length)
  bytes.set(MAGIC)
  bytes[4] = classes
  bytes[5] = bits
  bytes.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.length), HEADER)
  return bytes
}

/** Reads what `writeClassifier` wrote. Throws an Error that says what is wrong with the bytes. */
export function readClassifier(bytes: Uint8Array): LinearClassifier {
  if (bytes.length < HEADER || MAGIC.some((byte, i) => bytes[i] !== byte))
    throw new Error('classifier: expected a file that begins with CAL1')
  const [classes, bits] = [bytes[4], bytes[5]]
  if (bytes.length !== HEADER + (classes << bits))
    throw new Error(`classifier: expected ${HEADER + (classes << bits)} bytes, got ${bytes.length}`)
  return new LinearClassifier(classes, bits, Int8Array.from(bytes.subarray(HEADER)))
}
