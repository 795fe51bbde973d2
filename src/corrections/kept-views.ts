import { mergeViews, NO_VIEWS, readViews, VIEWS_FILE, type Views, writeViews } from '../views.ts'
import type { KeptFile } from './kept.ts'

/** Apart from the others, which the viewer begins with. */
export const VIEWS: KeptFile<Views> = {
  file: VIEWS_FILE,
  none: NO_VIEWS,
  read: readViews,
  write: writeViews,
  merge: mergeViews,
}
