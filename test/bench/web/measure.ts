/** What is measured of a page. A picture counts from when the graphics card (here: a program) has drawn it. */
import type { Page } from 'playwright-core'
import type { Bench } from './site.ts'

export interface Measured {
  /** Milliseconds from the last byte of atlas.json to the first picture. */
  first: number
  /** Milliseconds per frame while the whole map is dragged, and while a part of it is. */
  frame: number
  near: number
  /** Milliseconds that all processes of the browser computed until the first picture, and per such frames. */
  firstCpu: number
  frameCpu: number
  nearCpu: number
  /** Megabytes after and before a collection of garbage, and outside of the heap. */
  heap: number
  heapBefore: number
  external: number
  /** Milliseconds from the last letter typed to the answers. */
  search?: number
  /** How much larger distances became by a turn of the wheel. */
  wheel?: number
  tap?: boolean
  /** How often sigma has indexed nodes between the first picture and the end. */
  again?: number
}

declare global {
  interface Window {
    /** Milliseconds after the data, and after the navigation. */
    firstPicture?: number
    firstAt?: number
  }
}

const SIZE = { width: 1280, height: 800 }
const PATIENCE = { timeout: 300_000 }
/** Frames of a drag, and how many of them it goes one way. */
const FRAMES = { few: 5, many: 40 }
const REACH = 10

/** Milliseconds that the browser has computed, in all of its processes that still live. */
export async function computed(bench: Bench): Promise<number> {
  const session = await bench.browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  return 1000 * processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0)
}

export async function open(bench: Bench, address: string, drawn: string): Promise<Page> {
  const page = await bench.browser.newPage({ viewport: SIZE, hasTouch: true })
  page.setDefaultTimeout(PATIENCE.timeout)
  page.on('pageerror', (error) => console.error(`${address}: ${error.message}`))
  // tsx names functions by a helper that pages do not have.
  await page.addInitScript('globalThis.__name = (named) => named')
  await page.addInitScript((drawn) => {
    performance.setResourceTimingBufferSize(5000)
    const look = (): void => {
      if (!document.querySelector(drawn)) return void setTimeout(look, 4)
      // Reading a pixel waits until everything before it is drawn.
      for (const canvas of document.querySelectorAll<HTMLCanvasElement>('.sigma-nodes, .sigma-edges')) {
        const gl = canvas.getContext('webgl2')!
        gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4))
      }
      const now = performance.now()
      const data = performance
        .getEntriesByType('resource')
        .find(({ name }) => name.endsWith('/atlas/atlas.json'))
      window.firstAt = now
      window.firstPicture = now - (data as PerformanceResourceTiming).responseEnd
    }
    look()
  }, drawn)
  await page.goto(address)
  await page.waitForFunction(() => window.firstPicture !== undefined, undefined, PATIENCE)
  return page
}

const first = (page: Page): Promise<number> => page.evaluate(() => window.firstPicture!)

/**
 * Milliseconds of each frame while the map is dragged to and fro, `reach` frames each way, until it is drawn; and what is
 * computed for one.
 */
export async function drag(
  bench: Bench,
  page: Page,
  frames: number,
  reach = REACH,
): Promise<[clock: number[], cpu: number]> {
  const before = await computed(bench)
  const clock = await dragged(page, frames, reach)
  return [clock, ((await computed(bench)) - before) / frames]
}

const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length

const dragged = (page: Page, frames: number, reach: number): Promise<number[]> =>
  page.evaluate(
    async ([frames, reach]) => {
      const canvas = document.querySelector('.sigma-mouse')!
      const box = canvas.getBoundingClientRect()
      const contexts = [...document.querySelectorAll<HTMLCanvasElement>('.sigma-nodes, .sigma-edges')].map(
        (canvas) => canvas.getContext('webgl2')!,
      )
      const send = (type: string, target: EventTarget, at: number): void => {
        const [clientX, clientY] = [box.left + box.width / 2 + at, box.top + box.height / 2 + at / 2]
        target.dispatchEvent(
          new MouseEvent(type, { clientX, clientY, bubbles: true, cancelable: true, view: window }),
        )
      }
      const took: number[] = []
      send('mousedown', canvas, 0)
      let last = performance.now()
      for (let frame = 1; frame <= frames; frame++) {
        const way = frame % reach
        send('mousemove', canvas, 6 * (frame % (2 * reach) < reach ? way : reach - way))
        await new Promise(requestAnimationFrame)
        for (const gl of contexts) gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4))
        const now = performance.now()
        took.push(now - last)
        last = now
      }
      send('mouseup', document, 0)
      return took
    },
    [frames, reach],
  )

/** Turns the wheel over the middle of the map until what is seen is so many times nearer. */
export async function comeNearer(page: Page, turns: number): Promise<void> {
  const box = (await page.locator('.sigma-mouse').boundingBox())!
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  for (let turn = 0; turn < turns; turn++) {
    await page.mouse.wheel(0, -240)
    await page.waitForTimeout(400)
  }
}

async function memory(page: Page): Promise<Pick<Measured, 'heap' | 'heapBefore' | 'external'>> {
  const session = await page.context().newCDPSession(page)
  const usage = async (): Promise<{ usedSize: number; backingStorageSize?: number }> =>
    session.send('Runtime.getHeapUsage')
  const before = await usage()
  await session.send('HeapProfiler.collectGarbage')
  const after = await usage()
  await session.detach()
  return {
    heap: after.usedSize / 1e6,
    heapBefore: before.usedSize / 1e6,
    external: (after.backingStorageSize ?? 0) / 1e6,
  }
}

export async function benchPlain(bench: Bench, picture: string | undefined): Promise<Measured> {
  const begin = await computed(bench)
  const page = await open(bench, bench.plain, 'html[data-drawn]')
  const firstCpu = (await computed(bench)) - begin
  const heap = await memory(page)
  if (picture) await page.screenshot({ path: picture })
  const [frames, frameCpu] = await drag(bench, page, FRAMES.few)
  await comeNearer(page, 5)
  const [nearFrames, nearCpu] = await drag(bench, page, FRAMES.few)
  const measured = {
    first: await first(page),
    firstCpu,
    frame: mean(frames),
    frameCpu,
    near: mean(nearFrames),
    nearCpu,
    ...heap,
  }
  await page.close()
  return measured
}

export async function benchViewer(bench: Bench, picture: string | undefined): Promise<Measured> {
  const begin = await computed(bench)
  const page = await open(bench, bench.viewer, '.app .canvas canvas.sigma-mouse')
  const firstCpu = (await computed(bench)) - begin
  const indexed = await page.evaluate(() => window.__atlas!.indexed())
  const heap = await memory(page)
  if (picture) await page.screenshot({ path: picture })
  const [frames, frameCpu] = await drag(bench, page, FRAMES.many)
  const before = await distance(page, bench.atlas)
  await comeNearer(page, 5)
  const wheel = (await distance(page, bench.atlas)) / before
  if (picture) await page.screenshot({ path: picture.replace('.png', '-near.png') })
  const [nearFrames, nearCpu] = await drag(bench, page, FRAMES.many)
  const search = await find(page, bench.atlas.hub.label)
  const tap = await tapHub(page, bench.atlas.hub)
  const again = (await page.evaluate(() => window.__atlas!.indexed())) - indexed
  const measured = {
    first: await first(page),
    firstCpu,
    frame: mean(frames),
    frameCpu,
    near: mean(nearFrames),
    nearCpu,
    ...heap,
    search,
    wheel,
    tap,
    again,
  }
  await page.close()
  return measured
}

/** CSS pixels between the hub and another node. */
const distance = (page: Page, { hub, other }: Bench['atlas']): Promise<number> =>
  page.evaluate(
    (keys) => {
      const [a, b] = keys.map((key) => window.__atlas!.nodePosition(key)!)
      return Math.hypot(a.x - b.x, a.y - b.y)
    },
    [hub.key, other],
  )

/** Types a name with a letter left out; the time until its concept is listed first. */
async function find(page: Page, label: string): Promise<number> {
  await page.keyboard.press('/')
  await page.keyboard.type(label.slice(0, 3) + label.slice(4, -1))
  const begin = performance.now()
  await page.keyboard.type(label.slice(-1))
  await page.waitForFunction(
    (label) => document.querySelector('[role="option"]')?.textContent?.includes(label),
    label,
    PATIENCE,
  )
  return performance.now() - begin
}

/** Flies to the hub by Enter, gives the focus up, and taps on it. */
async function tapHub(page: Page, { key, label }: Bench['atlas']['hub']): Promise<boolean> {
  await page.keyboard.press('Enter')
  await page.waitForFunction((label) => document.querySelector('.selection h2')?.textContent === label, label)
  await page.waitForTimeout(1500)
  await page.evaluate(() => (document.activeElement as HTMLElement).blur())
  await page.keyboard.press('Escape')
  await page.waitForSelector('.empty')
  const { x, y } = (await page.evaluate((key) => window.__atlas!.nodePosition(key), key))!
  await page.touchscreen.tap(x, y)
  await page.waitForFunction((label) => document.querySelector('.selection h2')?.textContent === label, label)
  return true
}
