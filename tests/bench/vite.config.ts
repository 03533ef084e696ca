import { resolve } from 'node:path'
import { defineConfig } from 'vite'

const at = (path: string) => resolve(import.meta.dirname, path)

/** The bench as one program in `out/bench`; packages stay in node_modules. */
export default defineConfig({
  root: at('../..'),
  publicDir: false,
  build: {
    ssr: at('bench.ts'),
    outDir: at('../../out/bench'),
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    rollupOptions: { output: { format: 'es', entryFileNames: 'bench.js' } },
  },
})
