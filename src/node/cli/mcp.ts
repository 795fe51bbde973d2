import type { Command } from 'commander'
import { verbOf } from './usage.ts'

export function mcp(program: Command): void {
  verbOf(
    program,
    'mcp <dir>',
    'Let an assistant ask the atlas over the Model Context Protocol, on standard input and output; read-only.',
    'mcp atlas',
  ).action(run)
}

/** Ends when the client closes standard input. */
async function run(dir: string): Promise<void> {
  const { StdioServerTransport } = await import('@modelcontextprotocol/sdk/server/stdio.js')
  const { mcpServer } = await import('../mcp.ts')
  const { openShelf } = await import('../shelf.ts')
  const server = mcpServer(await openShelf(dir))
  const ended = new Promise<void>((resolve) => {
    server.server.onclose = resolve
    process.stdin.once('end', resolve).once('close', resolve)
  })
  await server.connect(new StdioServerTransport())
  process.stderr.write(`${dir}: ready for an assistant (find, related, explain, sentences)\n`)
  await ended
  await server.close()
}
