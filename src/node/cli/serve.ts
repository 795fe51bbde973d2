import type { Command } from 'commander'
import { print, verbOf, whole } from './usage.ts'

export function serve(program: Command): void {
  verbOf(
    program,
    'serve <dir>',
    'Show the map in the browser, on this machine only.',
    'serve atlas --port 4173',
  )
    .option('--port <number>', 'port on 127.0.0.1 (default: 4173, or the next that is free)', whole(0, 65535))
    .option('--open', 'open the browser')
    .option('--json', 'print the address as JSON')
    .action(run)
}

async function run(
  dir: string,
  { port, open, json }: { port?: number; open?: boolean; json?: boolean },
): Promise<void> {
  const { serveAtlas } = await import('../server.ts')
  const { url, closed } = await serveAtlas(dir, {
    ...(port !== undefined && { port }),
    onBuild: () => process.stderr.write('Building the viewer …\n'),
  })
  await print(json ? JSON.stringify({ url, dir }) : `${dir}: ${url} (Ctrl+C ends it)`)
  if (open) await (await import('../browser.ts')).openBrowser(url)
  await closed
}
