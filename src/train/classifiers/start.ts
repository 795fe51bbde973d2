/** `npm run train:classifiers [-- SHARED [MODELS]]`: the part of `npm run train` that learns types and roles. */
import { trainClassifiers } from './index.ts'

const [shared = '../shared', models = 'data/model'] = process.argv.slice(2)
await trainClassifiers(shared, models)
