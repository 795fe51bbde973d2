import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect } from 'vitest'

export interface Ended {
  code: number | null
  stdout: string
  stderr: string
}

/** What runs TypeScript, and the command. */
export const TSX = join(import.meta.dirname, '../../node_modules/tsx/dist/cli.mjs')
export const BIN = join(import.meta.dirname, '../../src/node/bin.ts')

export const start = (args: readonly string[], env: Record<string, string> = {}) =>
  spawn(process.execPath, [TSX, BIN, ...args], { env: { ...process.env, ...env }, stdio: 'pipe' })

/** Runs the command as a process of its own. */
export function atlas(args: readonly string[], input = '', env: Record<string, string> = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = start(args, env)
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, stdout, stderr }))
    // A process that ends before it has read everything closes its end first.
    child.stdin.on('error', () => {})
    child.stdin.end(input)
  })
}

/** Runs the command, which has to end well; gives what it answers. */
export async function done(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await atlas(args)
  expect([code, stderr]).toEqual([0, expect.any(String)])
  return stdout
}

/** The files below a folder by their paths in it, byte for byte as text. */
export const filesIn = (dir: string): Map<string, string> =>
  new Map(
    readdirSync(dir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(dir.length), readFileSync(path, 'latin1')]),
  )

/** A folder that is gone after the tests of the file. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'concept-atlas-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
