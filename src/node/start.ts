/** `npm start`: builds the map of the ten abstracts in data/ and shows it; `--no-open` leaves the browser alone. */
import { main } from './cli/main.ts'
import { ROOT } from './root.ts'

process.chdir(ROOT)
const command = process.argv.slice(0, 2)
const open = process.argv.includes('--no-open') ? [] : ['--open']
const built = await main([...command, 'build', 'data/abstracts.txt', '--out', 'atlas'])
process.exitCode = built || (await main([...command, 'serve', 'atlas', ...open]))
