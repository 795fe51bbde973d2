/** What all browser tests of a file share; apart from `site.ts`, which scripts use without a test runner. */
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { openSite, type Site } from './site.ts'

/**
 * One site for all tests of a file, opened before the first and closed after the last. After every test its pages are
 * closed, and nothing may have been complained about.
 */
export function siteOfTests(atlases: Parameters<typeof openSite>[0]): { site: Site; complaints: string[] } {
  const complaints: string[] = []
  let opened: Site
  beforeAll(async () => {
    opened = await openSite(atlases)
  }, 300_000)
  afterAll(() => opened?.close())
  afterEach(async () => {
    for (const context of opened.browser.contexts()) await context.close()
    expect(complaints.splice(0)).toEqual([])
  })
  const site: Site = {
    address: (...given) => opened.address(...given),
    get browser() {
      return opened.browser
    },
    get viewer() {
      return opened.viewer
    },
    close: () => opened.close(),
  }
  return { site, complaints }
}
