import type { ExportFile } from './format.ts'

/** The built viewer: its page, and the text of the files that the page names (`./assets/index.js`). */
export interface ViewerPage {
  page: string
  files: ReadonlyMap<string, string>
}

/** Code that reads new texts needs files beside the page, so a page on its own does without. */
const READING = 'reading/'

/** A browser keeps the whole page in memory and parses it before it draws. */
export const HTML_MOST_NODES = 5000

/** Everything stands inside of this page: it may run what it holds, and fetch, send and load nothing. */
const POLICY = `<meta http-equiv="Content-Security-Policy" content="${[
  "default-src 'none'",
  "script-src 'unsafe-inline' blob:",
  "style-src 'unsafe-inline'",
  'img-src data: blob:',
  'worker-src blob:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')}">`

/** Answers what the viewer fetches of the atlas folder out of the page: a page opened from disk may fetch nothing. */
const ANSWER = `{
  const fetchGiven = window.fetch
  const folder = new URL('atlas/', document.baseURI).href
  window.fetch = (address, options) => {
    const { href } = new URL(address instanceof Request ? address.url : address, document.baseURI)
    const path = href.startsWith(folder) ? href.slice(folder.length) : undefined
    const held = [...document.querySelectorAll('script[data-path]')].find(({ dataset }) => dataset.path === path)
    return held ? Promise.resolve(new Response(held.textContent)) : fetchGiven(address, options)
  }
}`

/**
 * One page that holds the viewer and the files of an atlas folder, and works when it is opened from disk. The data
 * stands in scripts of type JSON, in which `<` is written as an escape, so that nothing in it can end them. Throws an
 * Error where the viewer's page names a file that is not given, or has files that it does not name (code that would be
 * fetched later).
 */
export function* htmlPage(viewer: ViewerPage, atlas: Iterable<ExportFile>): Generator<string> {
  const page = inlined(viewer)
  const end = page.lastIndexOf('</body>')
  if (end < 0) throw new Error('expected </body> in the page of the viewer, found none')
  yield page.slice(0, end)
  for (const { path, chunks } of atlas) {
    yield `<script type="application/json" data-path="${path}">`
    for (const chunk of chunks) yield chunk.replaceAll('<', '\\u003c')
    yield '</script>\n'
  }
  yield page.slice(end)
}

/** Code that cannot end the script it stands in. */
const code = (text: string): string => text.replace(/<(?=\/script|!--)/gi, '\\x3c')

/**
 * Gives the modules that the page holds names that they import each other by: a page opened from disk may load no module
 * but from its own memory, and such a module knows no folder.
 */
const NAME_MODULES = `{
  const imports = {}
  for (const { dataset, textContent } of document.querySelectorAll('script[data-module]'))
    imports[dataset.module] = URL.createObjectURL(new Blob([textContent], { type: 'text/javascript' }))
  const map = document.createElement('script')
  map.type = 'importmap'
  map.textContent = JSON.stringify({ imports })
  document.currentScript.after(map)
}`

function inlined({ page, files }: ViewerPage): string {
  const left = new Set([...files.keys()].filter((path) => !path.startsWith(READING)))
  const take = (path: string): string => {
    const text = files.get(path)
    if (text === undefined) throw new Error(`expected ${path} beside the page of the viewer, found none`)
    left.delete(path)
    return text
  }
  /** Read by the viewer, which starts its workers from these texts. */
  const workers = (): string =>
    [...left]
      .flatMap((path) => {
        const [, name] = /(?:^|\/)((?:[a-z]+-)?worker)\b[^/]*\.js$/.exec(path) ?? []
        return name ? [`<script type="text/plain" data-worker="${name}">${code(take(path))}</script>\n`] : []
      })
      .join('')
  /** The module that the page starts, and those that it imports, at once or later, by their paths. */
  const modules = (first: string): string => {
    const paths = [first, ...[...left].filter((path) => path.endsWith('.js'))]
    return paths
      .map(
        (path) =>
          `<script type="text/plain" data-module="${path}">${code(named(take(path), path, paths))}</script>\n`,
      )
      .join('')
  }
  const whole = page
    .replace(/<meta\b[^>]*\bhttp-equiv="Content-Security-Policy"[^>]*>/, POLICY)
    .replace(
      /<script\b[^>]*\bsrc="\.\/([^"]*)"[^>]*><\/script>/g,
      (_, path: string) => `<script>${ANSWER}</script>
${workers()}${modules(path)}<script>${NAME_MODULES}</script>
<script type="module">import '${path}'</script>`,
    )
    .replace(/<link\b[^>]*\brel="stylesheet"[^>]*\bhref="\.\/([^"]*)"[^>]*>/g, (_, path: string) => {
      return `<style>${take(path).replace(/<(?=\/style)/gi, '\\3c ')}</style>`
    })
    .replace(/(<link\b[^>]*\bhref=")\.\/([^"]*\.svg)"/g, (_, start: string, path: string) => {
      return `${start}data:image/svg+xml,${encodeURIComponent(take(path))}"`
    })
  if (left.size > 0)
    throw new Error(
      `expected a viewer in one file, found ${[...left].join(', ')} that its page does not name`,
    )
  return whole
}

/** The module at `path` with those of `paths` called by their paths, and the page as the place that it comes from. */
const named = (text: string, path: string, paths: readonly string[]): string =>
  text
    .replace(/(["'`])(\.{1,2}\/[^"'`\s]+)\1/g, (all, quote: string, address: string) => {
      const meant = new URL(address, `file:///${path}`).pathname.slice(1)
      return paths.includes(meant) ? quote + meant + quote : all
    })
    // What vite fetches before a module are styles, and those stand in the page.
    .replace(/(\.css["'`]\]\)+=>)i\.map\(i=>d\[i\]\)/, '$1[]')
    .replaceAll('import.meta.url', 'document.baseURI')
