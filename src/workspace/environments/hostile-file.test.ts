import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyJson } from '../../../tests/support/hostile-text.ts';
import { createWorkspaceWorld } from '../../../tests/support/workspace-world.ts';

type Tree = Record<string, unknown> | unknown[];

/** Every place in a value at which something else could stand, as the keys that lead there. */
function placesIn(value: unknown): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inside]) => [
    [key],
    ...placesIn(inside).map((place) => [key, ...place]),
  ]);
}

function putAt(file: unknown, place: readonly string[], value: unknown): unknown {
  const copy: unknown = structuredClone(file);
  const parent = place.slice(0, -1).reduce<unknown>((at, key) => (at as Tree)[key as never], copy);
  (parent as Record<string, unknown>)[place.at(-1) ?? ''] = value;
  return copy;
}

it('imports an export in which anything stands at any place, or says why not, and never throws', async () => {
  const { workspace } = await createWorkspaceWorld();
  const { createSandbox, exportFile, importFile } = workspace.environments;
  const made = await createSandbox('A sandbox');
  if (!made.ok) throw new Error(made.problem.reason);
  const { text } = exportFile(made.value.id, { secrets: 'included-unsafe' });
  const file: unknown = JSON.parse(text);
  const places = placesIn(file);
  expect(places.length).toBeGreaterThan(100);
  const before = () => workspace.getState().environments.length;
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...places), anyJson, async (place, value) => {
      const count = before();
      const imported = await importFile(JSON.stringify(putAt(file, place, value)));
      expect(before() - count).toBe(imported.ok ? 1 : 0);
      // The reason names a member, and shows nothing of what is in it.
      if (!imported.ok) expect(imported.problem.reason).toMatch(/^The file (?:is|was) [^]{1,200}$/);
    }),
    { numRuns: 150 },
  );
}, 60_000);

it('gives back everything of an environment but its ids and its moments', async () => {
  const { workspace } = await createWorkspaceWorld();
  const { createRemote, saveClient, exportFile, importFile } = workspace.environments;
  const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(
      name,
      name,
      fc.array(name, { maxLength: 2 }),
      async (title, secret, scopes) => {
        const metadata = { issuer: 'https://as.example', scopes_supported: scopes };
        const source = { kind: 'typed' } as const;
        const base = { name: title, metadata, source, overrides: {}, transport: 'direct' } as const;
        const { id } = await createRemote(base);
        const client = workspace.getState().environments[0]?.clients[1];
        if (client === undefined) throw new Error('there is no client');
        await saveClient(id, { ...client, id: 'c', name: title, clientSecret: secret });
        const { text } = exportFile(id, { secrets: 'included-unsafe' });
        const imported = await importFile(text);
        if (!imported.ok) throw new Error(imported.problem.reason);
        const original = workspace.getState().environments.find((one) => one.id === id);
        const { id: _id, createdAt: _made, changedAt: _changed, clients, ...rest } = imported.value;
        expect(original).toMatchObject(rest);
        const [copied] = clients;
        expect(copied).toMatchObject({ name: title, clientSecret: secret, scope: client.scope });
      },
    ),
    { numRuns: 40 },
  );
});
