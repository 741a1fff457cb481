import { defineConfig } from 'vite';

/**
 * The service worker: one classic script, because `importScripts` is closed under its policy. It is
 * built last, by `tools/build.mjs`, which puts the list of the built files in it.
 */
export default defineConfig({
  publicDir: false,
  build: {
    outDir: 'dist/app',
    target: 'es2023',
    emptyOutDir: false,
    reportCompressedSize: false,
    modulePreload: false,
    rolldownOptions: {
      input: 'src/worker/main.ts',
      output: { entryFileNames: 'sw.js', format: 'iife', codeSplitting: false },
    },
  },
});
