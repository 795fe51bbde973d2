/** One visit of a viewer, new or old, by what all of them have: what a person waits for, and what it takes. */
import type { CDPSession, Page } from 'playwright-core'
import { comeNearer, computed, drag, open } from './measure.ts'
import type { Bench } from './site.ts'

export interface Visit {
  /** Milliseconds from the navigation to the first picture, and from the last byte of atlas.json. */
  shown: number
  first: number
  /** Milliseconds that all processes of the browser computed until then, and per frame of a drag. */
  shownCpu: number
  frameCpu: number
  nearCpu: number
  /** Milliseconds per frame while the map is dragged, whole and near: the median, and that of the slowest twentieth. */
  frame: number
  slow: number
  nearFrame: number
  nearSlow: number
  /** Milliseconds of the longest task of the page's thread while a name is typed: on the clock, and computed. */
  task: number
  taskCpu: number
  /** Milliseconds from the last letter to the answer. */
  answer: number
  /** Megabytes after a collection of garbage once all names can be found, typed arrays included: the page, and its workers too. */
  heap: number
  all: number
}

/** Frames of a drag, and how many of them it goes one way; milliseconds between letters. */
const FRAMES = 50
const REACH = 20
const PACE = 150
const NEARER = 5

export async function visit(bench: Bench, address: string): Promise<Visit> {
  const begin = await computed(bench)
  const page = await open(bench, address, '.app .canvas canvas.sigma-mouse')
  const shownCpu = (await computed(bench)) - begin
  const [first, shown] = await page.evaluate(() => [window.firstPicture!, window.firstAt!])
  const { task, taskCpu, answer } = await typed(bench, page)
  const { heap, all } = await memory(page)
  await page.keyboard.press('Escape')
  const [whole, frameCpu] = await drag(bench, page, FRAMES, REACH)
  await comeNearer(page, NEARER)
  const [near, nearCpu] = await drag(bench, page, FRAMES, REACH)
  await page.close()
  const slowest = (frames: number[]): number => at(frames, 0.95)
  return {
    ...{ shown, first, shownCpu, frameCpu, nearCpu, task, taskCpu, answer, heap, all },
    ...{ frame: at(whole, 0.5), slow: slowest(whole), nearFrame: at(near, 0.5), nearSlow: slowest(near) },
  }
}

const at = (values: number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))]

interface TraceEvent {
  name: string
  pid: number
  tid: number
  dur?: number
  tdur?: number
  args?: { name?: string }
}

/** Types the name of the hub as soon as it may, waits for its row, and looks at what the page's thread did meanwhile. */
async function typed(bench: Bench, page: Page): Promise<Pick<Visit, 'task' | 'taskCpu' | 'answer'>> {
  const { label } = bench.atlas.hub
  await bench.browser.startTracing(page, { categories: ['devtools.timeline', 'toplevel', '__metadata'] })
  await page.keyboard.press('/')
  await page.keyboard.type(label, { delay: PACE })
  const begin = performance.now()
  await page.waitForFunction(
    (label) => document.querySelector('[role="option"]')?.textContent?.includes(label),
    label,
  )
  const answer = performance.now() - begin
  const { traceEvents } = JSON.parse(String(await bench.browser.stopTracing())) as {
    traceEvents: TraceEvent[]
  }
  const threads = traceEvents.filter(
    ({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain',
  )
  const tasks = traceEvents.filter(
    ({ name, pid, tid }) =>
      /RunTask$/.test(name) && threads.some((thread) => thread.pid === pid && thread.tid === tid),
  )
  if (tasks.length === 0) throw new Error('expected tasks in the trace, found none')
  const longest = (of: 'dur' | 'tdur'): number =>
    tasks.reduce((most, task) => Math.max(most, (task[of] ?? 0) / 1000), 0)
  return { task: longest('dur'), taskCpu: longest('tdur'), answer }
}

/** Waits until the workers have nothing to do, so that all of them are counted as they stay. */
async function memory(page: Page): Promise<Pick<Visit, 'heap' | 'all'>> {
  await page.waitForFunction(() => !/reading/i.test(document.querySelector('#hits')?.textContent ?? ''))
  const session = await page.context().newCDPSession(page)
  const heap = await heapOf((method) => session.send(method as 'HeapProfiler.collectGarbage'))
  const workers = await workersOf(session)
  await session.detach()
  return { heap, all: workers.reduce((sum, own) => sum + own, heap) }
}

async function heapOf(send: (method: string) => Promise<unknown>): Promise<number> {
  await send('HeapProfiler.collectGarbage')
  const usage = (await send('Runtime.getHeapUsage')) as { usedSize: number; backingStorageSize?: number }
  return (usage.usedSize + (usage.backingStorageSize ?? 0)) / 1e6
}

/** Workers answer through the session of their page, each message within another. */
async function workersOf(session: CDPSession): Promise<number[]> {
  const attached: string[] = []
  const waiting = new Map<number, (result: unknown) => void>()
  session.on('Target.attachedToTarget', ({ sessionId }) => attached.push(sessionId))
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = JSON.parse(message) as { id?: number; result?: unknown }
    if (id !== undefined) waiting.get(id)?.(result)
  })
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  })
  let last = 0
  const ask = (sessionId: string, method: string): Promise<unknown> =>
    new Promise((resolve) => {
      waiting.set(++last, resolve)
      session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id: last, method }) })
    })
  const found: number[] = []
  for (const sessionId of attached) found.push(await heapOf((method) => ask(sessionId, method)))
  return found
}
