import { describe, it } from 'vitest';
import { redirectUri, testDefinition } from '../support/sandbox-definition.ts';
import { createSandboxWorld } from '../support/sandbox-world.ts';
import { sandboxContract } from './sandbox-contract.ts';

describe('sandbox in Node', () => {
  for (const { name, run } of sandboxContract) {
    it(name, async () => {
      const { origin, issuer, fetch, browser, put } = await createSandboxWorld();
      const define = () => put(testDefinition());
      const authorize = async (url: string) => (await browser.run(url)).parameters;
      await run({ origin, issuer, redirectUri, fetch, authorize, define });
    });
  }
});
