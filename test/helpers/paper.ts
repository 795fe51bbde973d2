import type { Paper } from '../../src/types.ts'

/** A paper of which only the text is known. */
export const paperOf = (id: string, title: string, abstract: string, keywords: string[] = []): Paper => ({
  id,
  title,
  abstract,
  keywords,
  authors: [],
  links: [],
})
