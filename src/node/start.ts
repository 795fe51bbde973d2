/** `npm start`: the verb `start`, with paths as from where npm was called. */
import { main } from './cli/main.ts'

if (process.env.INIT_CWD) process.chdir(process.env.INIT_CWD)
const [node, program, ...given] = process.argv
process.exitCode = await main([node, program, 'start', ...given])
