import { expect, it } from 'vitest';
import { createSandbox } from './create-sandbox.ts';
import { createMemoryStore } from './store/memory-store.ts';

function world() {
  return createSandbox({
    store: createMemoryStore(),
    session: { read: async () => null, write: async (response) => response },
    clock: () => Date.now(),
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    host: 'server',
    relay: () => false,
    basePath: '/',
    guard: () => 'own-page',
  });
}

it('gives the confidential client of the default sandbox a token in its own name', async () => {
  const sandbox = world();
  const base = 'http://localhost:4173/sandbox/default';
  const response = await sandbox.fetch(
    new Request(`${base}/token`, {
      method: 'POST',
      headers: {
        Authorization: `Basic ${btoa('backend:backend-secret-of-the-default-sandbox')}`,
        'Content-Type': 'application/x-www-form-urlencoded',
      },
      body: 'grant_type=client_credentials',
    }),
  );
  expect(await response.json()).toMatchObject({ token_type: 'Bearer', expires_in: 600 });
});
