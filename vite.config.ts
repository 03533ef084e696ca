import { resolve } from 'node:path'
import { builtinModules } from 'node:module'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const at = (path: string) => resolve(import.meta.dirname, path)
const nodeModules = [...builtinModules, ...builtinModules.map((name) => `node:${name}`)]

/** Everything is bundled, so that a package holds `out` and nothing else. */
const bundled = { noExternal: true as const, external: ['electron', ...nodeModules], conditions: ['node', 'import', 'module', 'default'] }

/** The builds: the renderer, the main programs as ES modules, Electron's as one of them, its preload as CommonJS. */
export default defineConfig({
  root: at('renderer'),
  publicDir: false,
  plugins: [react()],
  environments: {
    client: {
      build: {
        outDir: at('out/renderer'),
        emptyOutDir: true,
        target: 'chrome140',
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
      },
    },
    main: {
      consumer: 'server',
      resolve: bundled,
      build: {
        outDir: at('out/main'),
        emptyOutDir: true,
        target: 'node20',
        minify: false,
        ssr: true,
        rollupOptions: {
          input: { launch: at('main/launch/index.ts'), cli: at('main/cli/index.ts') },
          output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'shared/[name]-[hash].js' },
        },
      },
    },
    /** One file, so that a package holds exactly what it needs. */
    electron: {
      consumer: 'server',
      resolve: bundled,
      build: {
        outDir: at('out/main'),
        emptyOutDir: false,
        target: 'node20',
        minify: false,
        ssr: true,
        rollupOptions: {
          input: { electron: at('main/electron/index.ts') },
          output: { format: 'es', entryFileNames: '[name].js', codeSplitting: false },
        },
      },
    },
    /** The search index in a thread of its own, the same file for every shell. CommonJS, as what threads surely load from a package. */
    searchThread: {
      consumer: 'server',
      resolve: bundled,
      build: {
        outDir: at('out/main'),
        emptyOutDir: false,
        target: 'node20',
        minify: false,
        ssr: true,
        rollupOptions: {
          input: { 'search-thread': at('main/services/search/thread/search-thread.ts') },
          output: { format: 'cjs', entryFileNames: '[name].cjs' },
        },
      },
    },
    preload: {
      consumer: 'server',
      resolve: bundled,
      build: {
        outDir: at('out/preload'),
        emptyOutDir: true,
        target: 'chrome140',
        minify: false,
        ssr: true,
        rollupOptions: { input: { preload: at('main/electron/preload.ts') }, output: { format: 'cjs', entryFileNames: '[name].cjs' } },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      for (const name of ['client', 'main', 'electron', 'searchThread', 'preload']) await builder.build(builder.environments[name]!)
    },
  },
})
