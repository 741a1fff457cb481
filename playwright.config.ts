import { defineConfig, devices } from '@playwright/test';
import { freePort } from './tests/support/listen.ts';
import { findBrowser, launchArguments } from './tools/find-browser.mjs';

// Chosen once, by the first process that reads this file; the workers inherit the environment.
process.env['E2E_PORT'] ??= String(await freePort());
process.env['E2E_PROXY_PORT'] ??= String(await freePort());
process.env['CHROMIUM_PATH'] ??= (await findBrowser()) ?? '';

const address = `http://localhost:${process.env['E2E_PORT']}`;

/** The browser tests: the built host on a port of its own, Chromium behind the logging proxy. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  globalSetup: './tests/support/browser-run.ts',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  // A second try is told as flaky, with its trace; a test that fails twice fails.
  retries: 1,
  timeout: 90_000,
  globalTimeout: 40 * 60_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    baseURL: address,
    // Each new context would fetch and keep the whole program: only the worker's own tests have one.
    serviceWorkers: 'block',
    // Traces cost a third of the time: only a second try keeps one.
    trace: 'on-first-retry',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env['CHROMIUM_PATH'],
      args: launchArguments,
      proxy: {
        server: `http://127.0.0.1:${process.env['E2E_PROXY_PORT']}`,
        // Without this Chromium would go to localhost past the proxy.
        bypass: '<-loopback>',
      },
    },
  },
  webServer: {
    command: `node dist/host/main.js --port ${process.env['E2E_PORT']}`,
    url: `${address}/`,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 2000 },
  },
});
