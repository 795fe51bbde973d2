import type { Command } from 'commander'
import { needed, print, verbOf } from './usage.ts'

export function site(program: Command): void {
  verbOf(
    program,
    'site <dir>',
    'Write the viewer and the atlas as a static site, for any web server.',
    'site atlas --out public',
  )
    .addOption(needed('--out <dir>', 'the folder to write'))
    .option('--json', 'print what was written as JSON')
    .action(run)
}

async function run(dir: string, { out, json }: { out: string; json?: boolean }): Promise<void> {
  const { writeSite } = await import('../site.ts')
  await writeSite(dir, out, () => process.stderr.write('Building the viewer …\n'))
  await print(
    json
      ? JSON.stringify({ out, dir })
      : `${out}: put it on a web server (a browser opens no data from file:)`,
  )
}
