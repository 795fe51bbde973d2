/**
 * Processes of their own that are killed at a system call, for `kills.ts`. A process imports all that it needs and waits; then
 * strace attaches to it, so that what is counted are the calls of its work alone. Needs Linux and strace.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** JavaScript starts sooner than TypeScript; below the package, so that it finds what it needs. */
export const BUILT = resolve('dist/kills')

export const OPERATIONS = ['save', 'save with corrections', 'correct', 'serve'] as const
export type Operation = (typeof OPERATIONS)[number]

/** Compiles the program and writes what the processes run. `dir` is the atlas folder, `source` one that is saved there. */
export function prepare(script: string, dir: string, source: string): void {
  execFileSync('npx', ['tsc', '-p', 'tsconfig.build.json', '--outDir', BUILT, '--declaration', 'false'])
  const from = (file: string): string => JSON.stringify(join(BUILT, 'src', file))
  writeFileSync(
    script,
    `import { createServer } from 'node:http'
     import { createInterface } from 'node:readline'
     import { correctionsOf } from ${from('corrections/file.js')}
     import { addCorrections } from ${from('node/corrections.js')}
     import { CORRECTIONS } from ${from('corrections/kept.js')}
     import { keptDesk } from ${from('node/kept-desk.js')}
     import { checkTarget, loadAtlas, saveAtlas } from ${from('node/store.js')}
     const [operation, word] = process.argv.slice(2)
     const dir = ${JSON.stringify(dir)}
     const hide = (name) => correctionsOf([{ correction: { do: 'hide', concept: [name] }, at: 1, changed: 1, undone: false }])
     const atlas = await loadAtlas(${JSON.stringify(source)})
     const works = {
       async save() { await checkTarget(dir); await saveAtlas(atlas, dir) },
       async 'save with corrections'() { await saveAtlas(atlas, dir, hide(word + 1)); console.log(word + 1) },
       async correct() { for (const i of [1, 2]) { await addCorrections(dir, hide(word + i)); console.log(word + i) } },
       async serve() {
         const server = createServer(keptDesk(dir, CORRECTIONS)).listen(0, '127.0.0.1', () => console.log('port ' + server.address().port))
         await new Promise((end) => lines.once('close', end))
         server.closeAllConnections()
         server.close()
       },
     }
     const lines = createInterface({ input: process.stdin })
     console.log('ready')
     await new Promise((go) => lines.once('line', go))
     await works[operation]()
     lines.close()
     console.log('done')`,
  )
}

/** A process that waits for the word to begin. */
export class Waiting {
  readonly child: ChildProcess
  readonly word: string
  /** The lines that it has said. */
  readonly said: string[] = []
  readonly ended: Promise<void>
  private wrong = ''
  private heard = (): void => {}

  constructor(script: string, operation: Operation, word: string) {
    this.word = word
    this.child = spawn(process.execPath, [script, operation, word], {
      // One thread for files: strace counts the calls of each thread on its own.
      env: { ...process.env, UV_THREADPOOL_SIZE: '1' },
      stdio: 'pipe',
    })
    let text = ''
    this.child.stdout!.setEncoding('utf8').on('data', (piece: string) => {
      text += piece
      const lines = text.split('\n')
      text = lines.pop()!
      this.said.push(...lines)
      this.heard()
    })
    this.child.stderr!.setEncoding('utf8').on('data', (piece: string) => {
      this.wrong += piece
    })
    this.child.stdin!.on('error', () => {})
    this.ended = new Promise((end) => this.child.on('close', () => end()))
    this.ended.then(() => this.heard())
  }

  /** Waits for a line that begins so; undefined where the process ends before. */
  async line(start: string): Promise<string | undefined> {
    for (;;) {
      const found = this.said.find((line) => line.startsWith(start))
      if (found !== undefined || this.child.exitCode !== null || this.child.signalCode !== null) return found
      await new Promise<void>((heard) => {
        this.heard = heard
      })
    }
  }

  /** Lets it begin, to be killed before its `when`-th such call. */
  async begin(call: string, when: number): Promise<void> {
    await this.line('ready')
    const { pid } = this.child
    const inject = ['-e', `trace=${call}`, '-e', `inject=${call}:signal=KILL:when=${when}`]
    const strace = spawn('strace', ['-f', '-qq', '-o', '/dev/null', ...inject, '-p', `${pid}`], {
      stdio: 'ignore',
    })
    await new Promise<void>((done, fail) => {
      strace.on('error', fail)
      const look = setInterval(() => {
        if (this.child.exitCode !== null) {
          clearInterval(look)
          fail(new Error(`expected a process that waits, got one that failed: ${this.wrong}`))
          return
        }
        const isTraced = readdirSync(`/proc/${pid}/task`).every((task) =>
          /^TracerPid:\t[1-9]/m.test(readFileSync(`/proc/${pid}/task/${task}/status`, 'utf8')),
        )
        if (!isTraced) return
        clearInterval(look)
        done()
      }, 2)
    })
    this.child.stdin!.write('go\n')
  }

  /** Whether it came to its end. Throws where it failed by itself. */
  async isDone(): Promise<boolean> {
    await this.ended
    if (this.child.exitCode !== null && this.child.exitCode !== 0) throw new Error(this.wrong)
    return this.said.includes('done')
  }
}
