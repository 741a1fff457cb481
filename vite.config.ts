import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import {
  contentSecurityPolicyMeta,
  devHost,
  inlineBeforePaint,
  recordRouteImports,
} from './tools/vite-plugins.ts';

const excluded = ['node_modules/**', 'dist/**', 'tests/e2e/**'];

/**
 * What a first load needs, in few files: each one costs a round trip, and of many small ones each
 * waits for its turn.
 */
const firstLoadChunks = [
  {
    name: 'react',
    test: /rolldown[\\/]runtime|node_modules[\\/](?:react|react-dom|scheduler)[\\/]/,
  },
  { name: 'router', test: /node_modules[\\/]react-router[\\/]/ },
  {
    name: 'decode',
    test: /src[\\/](?:knowledge[\\/]claims|protocol[\\/](?:result|spec|check|value-text|bytes[\\/]utf8|keys[\\/]thumbprint|jwt[\\/](?:base64url|check-times|decode-jwt|describe-duration|find-tokens|format-json|glance-at-token|read-tokens|json-tree|jws-algorithms|token-kind)))\.ts$/,
  },
  {
    name: 'kit',
    test: /src[\\/]ui[\\/](?:base\.css|tokens\.css|(?:button|card|code-block|copy-button|field|later|notice|page-head|tag|theme|time|toast|visually-hidden)[\\/])/,
  },
];

/** The app, its prerendering (`--ssr`), the dev server, and the Vitest projects. */
export default defineConfig(({ isSsrBuild, mode }) => ({
  plugins: [
    react(),
    ...(mode === 'test' ? [] : [inlineBeforePaint(), contentSecurityPolicyMeta(), devHost()]),
    ...(isSsrBuild === true ? [recordRouteImports()] : []),
  ],
  // The sandbox speaks CORS for itself, preflights too.
  server: { port: 5173, strictPort: false, cors: false },
  build: {
    target: 'es2023',
    outDir: isSsrBuild === true ? 'dist/prerender' : 'dist/app',
    copyPublicDir: isSsrBuild !== true,
    manifest: isSsrBuild !== true,
    emptyOutDir: true,
    // Monaco's own chunks are large and load late; the first load has its own check.
    chunkSizeWarningLimit: 4000,
    reportCompressedSize: false,
    // Every browser that runs es2023 knows modulepreload.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      checks: { pluginTimings: false },
      ...(isSsrBuild === true
        ? {}
        : {
            // The second is the page that servers may frame: `tools/prerender.mjs` puts it in its place.
            input: ['index.html', 'src/app/front-channel.html'],
            output: { codeSplitting: { groups: firstLoadChunks } },
          }),
    },
  },
  test: {
    // A busy machine is not a wrong answer: only a hang ends a test.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Vitest leaves one core to its own process, which does little: of two, half.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          // The pure layers keep nothing between calls, so their tests may share a process: half the time.
          isolate: false,
          include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
          exclude: excluded,
          setupFiles: ['tests/support/network-off.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'dom',
          environment: 'jsdom',
          include: ['src/**/*.test.tsx', 'tests/**/*.test.tsx'],
          exclude: excluded,
          setupFiles: ['tests/support/network-off.ts'],
        },
      },
    ],
  },
}));
