/**
 * What runs ONNX models: the package onnxruntime-web, which brings its runtime along as WebAssembly. It is no dependency, since
 * few need it and it is large; whoever wants vectors installs it beside this package.
 */

export interface Session {
  inputs: readonly string[]
  /** Runs the model on rows of whole numbers (1 × N each); the first output as numbers. */
  run(
    rows: readonly { name: string; values: readonly number[] }[],
  ): Promise<{ dims: readonly number[]; data: Float32Array }>
}

export interface Runtime {
  open(model: Uint8Array, threads: number): Promise<Session>
}

/** As far as it is used here. */
interface Package {
  env: { wasm: { numThreads?: number }; logLevel?: string }
  Tensor: new (type: 'int64', values: BigInt64Array, dims: readonly number[]) => object
  InferenceSession: {
    create(
      model: Uint8Array,
      options: { executionProviders: string[] },
    ): Promise<{
      inputNames: readonly string[]
      outputNames: readonly string[]
      run(
        feeds: Record<string, object>,
      ): Promise<Record<string, { dims: readonly number[]; data: Float32Array }>>
    }>
  }
}

export const RUNTIME = 'onnxruntime-web'
/** The version that was tried. */
const VERSION = '1.30.0'

const isMissing = (error: unknown, name: string): boolean =>
  (error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND' &&
  (error as Error).message.includes(`'${name}'`)

/** Loads the package. Throws an Error that says how to install it where it is not there. */
export async function loadRuntime(name: string = RUNTIME): Promise<Runtime> {
  let ort: Package
  try {
    ort = await import(name)
  } catch (error) {
    if (!isMissing(error, name)) throw error
    throw new Error(
      `expected the package ${RUNTIME}, which runs the model and is not installed; install it with: npm install ${RUNTIME}@${VERSION} (and -g where this program was)`,
    )
  }
  return {
    async open(model, threads) {
      ort.env.wasm.numThreads = threads
      ort.env.logLevel = 'error'
      const session = await ort.InferenceSession.create(model, { executionProviders: ['wasm'] })
      return {
        inputs: session.inputNames,
        async run(rows) {
          const feeds = rows.map(({ name, values }): [string, object] => [
            name,
            new ort.Tensor('int64', BigInt64Array.from(values, BigInt), [1, values.length]),
          ])
          return (await session.run(Object.fromEntries(feeds)))[session.outputNames[0]]
        },
      }
    },
  }
}
