/** A list of whole numbers that grows. */
export class Column<T extends Uint8Array | Uint16Array | Uint32Array | Int32Array> {
  array: T
  size = 0
  readonly #make: (size: number) => T

  constructor(make: (size: number) => T, room = 1 << 10) {
    this.#make = make
    this.array = make(room)
  }

  /** Room for so many; what was not written is 0. */
  reserve(size: number): void {
    if (size <= this.array.length) return
    const grown = this.#make(Math.max(size, this.array.length * 2))
    grown.set(this.array)
    this.array = grown
  }

  /** Adds a number; gives its place. */
  push(value: number): number {
    if (this.size === this.array.length) this.reserve(this.size + 1)
    this.array[this.size] = value
    return this.size++
  }

  /** What it holds now, without a copy. */
  values(): T {
    return this.array.subarray(0, this.size) as T
  }
}

export const bytes = (): Column<Uint8Array> => new Column((size) => new Uint8Array(size))
export const wholes = (): Column<Uint32Array> => new Column((size) => new Uint32Array(size))
export const integers = (): Column<Int32Array> => new Column((size) => new Int32Array(size))
