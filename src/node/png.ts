/** The drawing of the map as pixels. */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { initWasm, Resvg } from '@resvg/resvg-wasm'

/** Pixels of the picture per pixel of the drawing: sharp in print and on dense screens. */
const ZOOM = 2

/** Fonts of a dependency, so that every machine draws the same: Latin, Greek and Cyrillic. */
const FONTS = ['LiberationSans-Regular.ttf', 'LiberationSans-Bold.ttf']

const bytesOf = (module: string): Promise<Buffer> => readFile(fileURLToPath(import.meta.resolve(module)))

let started: Promise<void> | undefined

/** Draws an SVG as PNG, 3,200 pixels wide for an atlas. Nothing is fetched; text in other scripts is left out. */
export async function pngOf(svg: string): Promise<Uint8Array> {
  started ??= bytesOf('@resvg/resvg-wasm/index_bg.wasm').then(initWasm)
  await started
  const fonts = await Promise.all(FONTS.map((name) => bytesOf(`pdfjs-dist/standard_fonts/${name}`)))
  const picture = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: ZOOM },
    font: { fontBuffers: fonts, defaultFontFamily: 'Liberation Sans' },
  })
  return picture.render().asPng()
}
