import { defineConfig } from 'vitest/config'

/** Long waits: browsers on a busy machine take their time, and a test that passes waits for none of it. */
export default defineConfig({
  test: { include: ['test/**/*.test.ts'], testTimeout: 180_000, expect: { poll: { timeout: 20_000 } } },
})
