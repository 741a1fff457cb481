import { definitionLimitBytes, definitionLimitCount } from '#sandbox/contract/definition.ts';
import { testDefinition } from '../support/sandbox-definition.ts';
import type { ContractCase, ContractWorld } from './contract-case.ts';
import { expectEqual } from './expect-equal.ts';

function put(world: ContractWorld, id: string, body: string): Promise<Response> {
  const headers = { 'Content-Type': 'application/json' };
  return world.fetch(`${world.origin}/sandbox/${id}`, { method: 'PUT', headers, body });
}

const metadataStatus = async ({ fetch }: ContractWorld, issuer: string) =>
  (await fetch(`${issuer}/.well-known/openid-configuration`)).status;

/** The smallest definition: it is put a thousand times. */
function smallDefinition(): string {
  const { keys, ...definition } = testDefinition();
  const signing = keys.filter(({ alg }) => alg === 'ES256' || alg === 'RS256');
  return JSON.stringify({ ...definition, keys: signing, clients: definition.clients.slice(0, 1) });
}

/** What a host keeps is bounded, wherever it is kept. */
export const boundsContract: readonly ContractCase[] = [
  {
    name: 'takes a definition up to its limit, and none that is longer',
    run: async (world) => {
      const text = smallDefinition();
      const whole = text + ' '.repeat(definitionLimitBytes - new TextEncoder().encode(text).length);
      expectEqual((await put(world, 'at-limit', whole)).status, 201, 'at the limit');
      expectEqual((await put(world, 'over-limit', `${whole} `)).status, 413, 'one byte more');
      const kept = await metadataStatus(world, `${world.origin}/sandbox/over-limit`);
      expectEqual(kept, 404, 'what was too long');
    },
  },
  {
    name: 'forgets the definition that was used least recently, and neither default nor one in use',
    run: async (world) => {
      const text = smallDefinition();
      const issuerOf = (at: number) => `${world.origin}/sandbox/bound-${at}`;
      // Of the first three the order counts; the others fill what is left, many at once.
      for (const at of [0, 1, 2]) await put(world, `bound-${at}`, text);
      for (let from = 3; from < definitionLimitCount; from += 100) {
        const length = Math.min(100, definitionLimitCount - from);
        await Promise.all(
          Array.from({ length }, (_, at) => put(world, `bound-${from + at}`, text)),
        );
      }
      expectEqual(await metadataStatus(world, world.issuer), 404, 'one that was there before');
      // Its use makes it the last to go.
      expectEqual(await metadataStatus(world, issuerOf(0)), 200, 'the first, at the limit');
      await put(world, 'bound-one-more', text);
      expectEqual(await metadataStatus(world, issuerOf(0)), 200, 'the first, after one more');
      expectEqual(await metadataStatus(world, issuerOf(1)), 404, 'the second');
      expectEqual(await metadataStatus(world, issuerOf(2)), 200, 'the third');
      expectEqual(await metadataStatus(world, `${world.origin}/sandbox/default`), 200, 'default');
    },
  },
];
