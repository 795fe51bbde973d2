import { defineConfig } from 'vite'

/** What is fetched only when a person brings a text of their own. */
const LATER = /pdf|reader/
const folderOf = (name: string | undefined): string => (LATER.test(name ?? '') ? 'reading' : 'assets')

/** The viewer as a static site: relative addresses (any sub-path), every asset a file of its own (strict CSP). */
export default defineConfig({
  root: 'web',
  base: './',
  worker: {
    rollupOptions: { output: { entryFileNames: ({ name }) => `${folderOf(name)}/[name]-[hash].js` } },
  },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: false,
    rollupOptions: {
      output: {
        chunkFileNames: ({ isDynamicEntry }) => `${isDynamicEntry ? 'later' : 'assets'}/[name]-[hash].js`,
        // Not every web server knows that .mjs is JavaScript.
        assetFileNames: ({ names: [name] }) =>
          `${folderOf(name)}/[name]-[hash]${name?.endsWith('.mjs') ? '.js' : '[extname]'}`,
      },
    },
  },
})
