/** `npm run bench`: the speed of each stage, or with `--against COMMIT` this working tree beside a commit. */
import { parseArgs } from 'node:util'
import { against } from './against.ts'

const { values } = parseArgs({
  options: {
    against: { type: 'string' },
    papers: { type: 'string', default: 'Infinity' },
    rounds: { type: 'string', default: '3' },
  },
})
const [papers, rounds] = [Number(values.papers), Number(values.rounds)]
if (!(papers > 0) || !(rounds > 0)) throw new Error('expected --papers and --rounds to be numbers above 0')
if (values.against === undefined) await import('./extraction.ts')
else against({ commit: values.against, papers, rounds })
