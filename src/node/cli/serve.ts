import { type Command, InvalidArgumentError } from 'commander'
import { plain } from '../terminal.ts'
import { print, verbOf, whole } from './usage.ts'

export function serve(program: Command): void {
  const verb = verbOf(
    program,
    'serve <dir>',
    'Show the map in the browser, on this machine only.',
    'serve atlas --port 4173',
  )
  withServeOptions(verb)
    .option('--open', 'open the browser')
    .option('--json', 'print the address as JSON')
    .action(show)
}

/** Adds what serving can be told. */
export const withServeOptions = (verb: Command): Command =>
  verb
    .option('--port <number>', 'port on 127.0.0.1 (default: 4173, or the next that is free)', whole(0, 65535))
    .option(
      '--embed-from <origin>',
      'let pages of this origin show the map alone (?embed) in a frame, as https://example.org (repeatable)',
      originOf,
    )

/** Adds an origin: scheme, name and port, and nothing that a policy could take for more. */
function originOf(text: string, origins: readonly string[] = []): readonly string[] {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^https?:$/.test(url.protocol) || url.href !== `${url.origin}/`)
    throw new InvalidArgumentError('Expected an origin such as https://example.org.')
  return [...origins, url.origin]
}

export interface ServeGiven {
  port?: number
  embedFrom?: readonly string[]
  open?: boolean
  json?: boolean
}

/** Serves the atlas `dir` until the program is ended. */
export async function show(dir: string, { port, embedFrom, open, json }: ServeGiven): Promise<void> {
  const { serveAtlas } = await import('../server.ts')
  const { url, closed } = await serveAtlas(dir, {
    ...(port !== undefined && { port }),
    ...(embedFrom && { embedFrom }),
    onError: ({ message }) => process.stderr.write(`error: ${plain(message)}\n`),
    onBuild: () => process.stderr.write('Building the viewer …\n'),
  })
  await print(json ? JSON.stringify({ url, dir }) : `${dir}: ${url} (Ctrl+C ends it)`)
  if (open) await (await import('../browser.ts')).openBrowser(url)
  await closed
}
