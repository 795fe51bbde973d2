/** The desk behind a message port: `{id, question, ask}` → `{id, answer}` or `{id, error}`. */
import { createDesk, type Question } from './desk.ts'

const desk = createDesk()

addEventListener('message', async ({ data }: MessageEvent) => {
  const { id, question, ask } = data as { id: number; question: Question; ask: never }
  try {
    postMessage({ id, answer: await desk[question](ask) })
  } catch (error) {
    postMessage({ id, error: (error as Error).message })
  }
})
