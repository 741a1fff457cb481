import { test as base, expect, type Request } from '@playwright/test';
import { isGivenHost } from '../support/configured-hosts.ts';
import { startCaptureServer, type CaptureServer } from '../support/capture-server.ts';
import { providerClients } from '../support/oidc-provider-clients.ts';
import { startOidcProvider, type OidcProviderServer } from '../support/oidc-provider-server.ts';
import { startStaticServer, type StaticServer } from '../support/static-server.ts';
import { startUntidyServer, type UntidyServer } from '../support/untidy-server.ts';

interface TestFixtures {
  /** Keeps each request that reaches it, byte for byte; empty at the start of a test. */
  readonly captureServer: CaptureServer;
  /** An authorization server that answers as the test says; tidy at the start of a test. */
  readonly untidyServer: UntidyServer;
  /** True where a test means to provoke errors or policy reports in the app's own pages. */
  readonly expectsComplaints: boolean;
  /** What the app's pages complained of: uncaught errors and policy reports. */
  readonly complaints: readonly string[];
}

interface WorkerFixtures {
  /** Origin of the app in the host, `http://localhost:PORT`. */
  readonly app: string;
  /** The static build on a plain file server, on another port. */
  readonly staticSite: StaticServer;
  readonly oidcProvider: OidcProviderServer;
  readonly captureHost: CaptureServer;
  readonly untidyHost: UntidyServer;
}

/** The address of the page that asks; none where it is a worker. */
function frameUrlOf(request: Request): string | undefined {
  return request.serviceWorker() === null ? request.frame().url() : undefined;
}

const policyReport = /Content.Security.Policy|Trusted ?(?:Types|HTML|Script)/i;

const workerFixtures = base.extend<object, WorkerFixtures>({
  app: [
    async ({}, use) => {
      await use(`http://localhost:${process.env['E2E_PORT']}`);
    },
    { scope: 'worker' },
  ],
  staticSite: [
    async ({}, use) => {
      const site = await startStaticServer('dist/app');
      await use(site);
      await site.close();
    },
    { scope: 'worker' },
  ],
  oidcProvider: [
    async ({ app, staticSite }, use) => {
      const provider = await startOidcProvider(
        [`${app}/callback`, `${staticSite.origin}/callback`],
        providerClients.map(({ registered }) => registered),
      );
      await use(provider);
      await provider.close();
    },
    { scope: 'worker' },
  ],
  captureHost: [
    async ({}, use) => {
      const server = await startCaptureServer();
      await use(server);
      await server.close();
    },
    { scope: 'worker' },
  ],
  untidyHost: [
    async ({}, use) => {
      const server = await startUntidyServer();
      await use(server);
      await server.close();
    },
    { scope: 'worker' },
  ],
});

/** Playwright's `test` with the app, the servers, and a watch for errors and policy reports. */
export const test = workerFixtures.extend<TestFixtures>({
  captureServer: async ({ captureHost }, use) => {
    captureHost.clear();
    await use(captureHost);
  },
  untidyServer: async ({ untidyHost }, use) => {
    untidyHost.reset();
    await use(untidyHost);
    untidyHost.reset();
  },
  expectsComplaints: [false, { option: true }],
  complaints: [
    async ({ context, app, expectsComplaints }, use) => {
      const found: string[] = [];
      const isOurs = (url: string | undefined) =>
        url !== undefined && (url.startsWith(app) || /^http:\/\/localhost:\d+\//.test(url));
      context.on('weberror', (error) => {
        if (isOurs(error.page()?.url())) found.push(String(error.error()));
      });
      context.on('console', (message) => {
        if (!isOurs(message.page()?.url())) return;
        if (message.type() === 'error' && policyReport.test(message.text())) {
          found.push(message.text());
        }
      });
      // The proxy lets the browser's own calls pass by name; a page of ours has none of those names to ask.
      context.on('request', (request) => {
        const { protocol, hostname } = new URL(request.url());
        if (!protocol.startsWith('http') || isGivenHost(hostname)) return;
        if (isOurs(frameUrlOf(request))) found.push(`asked ${hostname}`);
      });
      await use(found);
      if (!expectsComplaints) expect(found).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
