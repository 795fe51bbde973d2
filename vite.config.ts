import { defineConfig } from 'vite'

/** `reading` is fetched only when a person brings a text of their own, `later` when one asks for it. */
const folderOf = (name = ''): string =>
  /pdf|reader/.test(name) ? 'reading' : /gaps/.test(name) ? 'later' : 'assets'

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
        // What the page begins with is one file; what is fetched later imports it from there.
        codeSplitting: { groups: [{ name: 'main', tags: ['$initial'] }] },
        chunkFileNames: ({ name }) => `${name === 'main' ? 'assets' : 'later'}/[name]-[hash].js`,
        // Not every web server knows that .mjs is JavaScript.
        assetFileNames: ({ names: [name] }) =>
          `${folderOf(name)}/[name]-[hash]${name?.endsWith('.mjs') ? '.js' : '[extname]'}`,
      },
    },
  },
})
