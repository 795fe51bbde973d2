import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { htmlPage, type ViewerPage } from '../../src/export/html.ts'
import { writeFolder } from '../../src/folder/index.ts'
import { hostileAtlas, nasty, plantedAtlas, textsOf } from './atlases.ts'

const viewer: ViewerPage = {
  page: `<!doctype html><html><head>
<meta http-equiv="Content-Security-Policy" content="default-src 'self'" />
<link rel="icon" href="./assets/icon.svg" type="image/svg+xml" />
<script type="module" crossorigin src="./assets/index.js"></script>
<link rel="stylesheet" crossorigin href="./assets/index.css">
</head><body><div id="app"></div></body></html>`,
  files: new Map([
    ['assets/icon.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    [
      'assets/index.js',
      'const a = "</script><!--$&", b = import.meta.url, c = () => import(`../later/help.js`)',
    ],
    ['later/help.js', 'import { a } from "../assets/index.js"; const other = "./notes.js"'],
    ['assets/index.css', 'a { content: "</style>" }'],
    ['reading/reader.js', 'needs files beside the page'],
  ]),
}
const page = (atlas: Parameters<typeof writeFolder>[0]): string =>
  [...htmlPage(viewer, writeFolder(atlas))].join('')

/** The files in a page, cut as a browser does: a script goes to the next `</script`. */
function held(text: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const [, path, data] of text.matchAll(
    /<script type="application\/json" data-path="([^"]*)">([\s\S]*?)<\/script/g,
  ))
    found.set(path, data)
  return found
}

describe('html', () => {
  it('holds the files of the atlas folder, whatever the papers say', () => {
    const bare = page(hostileAtlas('')).match(/<\/?[a-z]|<!--/gi)
    fc.assert(
      fc.property(nasty, (text) => {
        const atlas = hostileAtlas(text)
        const written = page(atlas)
        for (const [path, expected] of textsOf(writeFolder(atlas)))
          expect(JSON.parse(held(written).get(path)!)).toEqual(JSON.parse(expected))
        expect(written.match(/<\/?[a-z]|<!--/gi)).toEqual(bare)
      }),
    )
  })

  it('names nothing outside of itself, and keeps code and style inside their elements', () => {
    const written = page(plantedAtlas())
    expect(written).not.toMatch(/(?:src|href)="(?!data:)/)
    expect(written).not.toMatch(/needs files/)
    expect(written.match(/Content-Security-Policy" content="([^"]*)"/g)).toHaveLength(1)
    expect(written).toContain("default-src 'none'; script-src 'unsafe-inline' blob:;")
    expect(written).toContain(
      'const a = "\\x3c/script>\\x3c!--$&", b = document.baseURI, c = () => import(`later/help.js`)</script>',
    )
    expect(written).toContain('import { a } from "assets/index.js"; const other = "./notes.js"</script>')
    expect(written).toContain(`<script type="module">import 'assets/index.js'</script>`)
    expect(written).toContain('a { content: "\\3c /style>" }</style>')
  })

  it('says what is wrong with a viewer', () => {
    const files = new Map(viewer.files)
    files.set('assets/other.wasm', '')
    expect(() => [...htmlPage({ ...viewer, files }, [])]).toThrow(
      'found assets/other.wasm that its page does not name',
    )
    expect(() => [...htmlPage({ ...viewer, files: new Map() }, [])]).toThrow(
      /expected assets\/\S+ beside the page/,
    )
    expect(() => [...htmlPage({ page: '', files: new Map() }, [])]).toThrow('expected </body>')
  })
})
