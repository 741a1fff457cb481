import type { Jwk } from '#protocol/model/jwks.ts';
import type { Result } from '#protocol/result.ts';
import type { SandboxDefinition } from '#sandbox/contract/definition.ts';
import {
  starterApis,
  starterClientAlgorithm,
  starterClientIds,
  starterConfidentialClient,
  starterLegacyClient,
  starterPolicy,
  starterPublicClient,
  starterScopes,
  starterUsers,
} from '#sandbox/contract/starter.ts';
import type { Core } from '#workspace/core.ts';
import type { Environment } from '#workspace/model/environment.ts';
import { randomId, randomSecret } from '#workspace/random-text.ts';
import { sandboxApis, sandboxIssuerOf, starterClient } from './default-environment.ts';
import { ensureSandbox } from './ensure-sandbox.ts';
import { callbackUrl } from './resolve-client.ts';
import { freshEnvironment } from './fresh-environment.ts';

/** A new sandbox with keys, users, scopes, APIs and three clients of its own: its backend has a key, too. */
export async function createSandbox(
  core: Core,
  name: string | undefined,
): Promise<Result<Environment, { readonly reason: string }>> {
  const { random, generateKeys, navigation } = core.ports;
  const appUrl = navigation.appUrl();
  const secret = randomSecret(random);
  const definition: SandboxDefinition = {
    version: 1,
    keys: await generateKeys(),
    clients: [
      starterPublicClient(callbackUrl(appUrl)),
      starterConfidentialClient(callbackUrl(appUrl), secret),
      starterLegacyClient(callbackUrl(appUrl)),
    ],
    users: [...starterUsers],
    scopes: [...starterScopes],
    apis: [...starterApis],
    policy: starterPolicy,
    faults: [],
    trustedIssuers: [],
  };
  const clientKeys = await generateKeys([starterClientAlgorithm]);
  const environment = newEnvironment(core, { name, definition, secret, clientKeys });
  await core.keeper.putEnvironment(environment);
  const ensured = await ensureSandbox(core, environment);
  // A sandbox that never was is not left behind.
  if (!ensured.ok) await core.keeper.dropEnvironment(environment.id);
  return ensured;
}

function newEnvironment(
  { ports, store }: Core,
  made: {
    readonly name: string | undefined;
    readonly definition: SandboxDefinition;
    readonly secret: string;
    readonly clientKeys: readonly Jwk[];
  },
): Environment {
  const { random, clock, navigation } = ports;
  const id = randomId(random);
  const issuer = sandboxIssuerOf(navigation.appUrl(), id);
  const at = clock();
  return {
    ...freshEnvironment,
    id,
    name: made.name?.trim() || freeName(store.getState().environments),
    kind: 'sandbox',
    createdAt: at,
    changedAt: at,
    sandbox: { id, definition: made.definition },
    metadata: { issuer },
    source: { kind: 'sandbox' },
    clients: [
      starterClient(randomId(random), { clientId: starterClientIds.public, secret: null }),
      starterClient(randomId(random), {
        clientId: starterClientIds.confidential,
        secret: made.secret,
        keys: made.clientKeys,
      }),
      starterClient(randomId(random), { clientId: starterClientIds.legacy, secret: null }),
    ],
    apis: sandboxApis(issuer),
  };
}

function freeName(environments: readonly Environment[]): string {
  const taken = new Set(environments.map(({ name }) => name));
  let count = 1;
  while (taken.has(`Sandbox ${count}`)) count += 1;
  return `Sandbox ${count}`;
}
