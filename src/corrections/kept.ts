/** Files of an atlas folder that people add to, in it or in a browser: what is sent joins what stands there. */
import { BASKET_FILE, type Basket, mergeBaskets, NO_BASKET, readBasket, writeBasket } from '../basket.ts'
import type { Problem } from '../types.ts'
import {
  CORRECTIONS_FILE,
  type Corrections,
  mergeCorrections,
  NO_CORRECTIONS,
  readCorrections,
  writeCorrections,
} from './file.ts'

export interface KeptFile<T> {
  file: string
  none: T
  read(text: string, file: string): { value: T; problems: Problem[] }
  write(value: T): string
  /** Commutative, associative, idempotent. */
  merge(a: T, b: T): T
}

export const CORRECTIONS: KeptFile<Corrections> = {
  file: CORRECTIONS_FILE,
  none: NO_CORRECTIONS,
  read(text, file) {
    const { corrections: value, problems } = readCorrections(text, file)
    return { value, problems }
  },
  write: writeCorrections,
  merge: mergeCorrections,
}

export const BASKET: KeptFile<Basket> = {
  file: BASKET_FILE,
  none: NO_BASKET,
  read(text, file) {
    const { basket: value, problems } = readBasket(text, file)
    return { value, problems }
  },
  write: writeBasket,
  merge: mergeBaskets,
}
