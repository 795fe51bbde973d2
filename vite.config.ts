import { defineConfig } from 'vite'

/** The viewer as a static site: relative addresses (any sub-path), every asset a file of its own (strict CSP). */
export default defineConfig({
  root: 'web',
  base: './',
  build: { outDir: '../dist/web', emptyOutDir: true, assetsInlineLimit: 0, modulePreload: false },
})
