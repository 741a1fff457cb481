import { notificationPath, withBase } from '#sandbox/contract/addresses.ts';
import type { SandboxClient, SandboxDefinition } from '#sandbox/contract/definition.ts';
import { backChannelPath, frontChannelPath } from '#sandbox/contract/logout-addresses.ts';
import {
  defaultBackendKey,
  defaultBackendSecret,
  defaultSandboxId,
  starterAlgorithms,
  starterApis,
  starterConfidentialClient,
  starterEncryptionAlgorithms,
  starterLegacyClient,
  starterPolicy,
  starterPublicClient,
  starterScopes,
  starterUsers,
} from '#sandbox/contract/starter.ts';
import type { SandboxDependencies } from './ports.ts';
import { generateJwk, toPublicJwk } from './tokens/keys.ts';

/** Names that this machine has for itself. @see RFC 8252 §7.3 and §8.3 */
const loopbackNames = ['localhost', '127.0.0.1', '[::1]'];

/** Finds the sandbox that nobody had to make; its keys are made at its first use, and kept. */
export type ReadDefault = (origin: string) => Promise<SandboxDefinition>;

/** @see RFC 7591 §2 on the members of its clients */
export function createDefaultSandbox(dependencies: SandboxDependencies): ReadDefault {
  /** Only so that requests at the same time make one set of keys; the store has the answer. */
  let making: Promise<SandboxDefinition> | null = null;
  const { store, clock, basePath } = dependencies;

  const make = async () => {
    const keys = await Promise.all([
      ...starterAlgorithms.map((algorithm) => generateJwk(algorithm, 'sig')),
      ...starterEncryptionAlgorithms.map((algorithm) => generateJwk(algorithm, 'enc')),
    ]);
    const definition = starterDefinition(keys);
    await store.writeDefinition(defaultSandboxId, definition, clock());
    return definition;
  };

  return async (origin) => {
    const kept = await store.readDefinition(defaultSandboxId, clock());
    making ??= kept === null ? make() : null;
    const definition = kept ?? (await making?.finally(() => (making = null)));
    if (definition === undefined) throw new Error('Failed to make the default sandbox: no keys.');
    // Where it was kept from an earlier version, its keys are what matters; the rest is of today.
    return { ...starterDefinition(definition.keys), clients: defaultClients(origin, basePath) };
  };
}

function starterDefinition(keys: SandboxDefinition['keys']): SandboxDefinition {
  return {
    version: 1,
    keys,
    clients: [],
    users: [...starterUsers],
    scopes: [...starterScopes],
    apis: [...starterApis],
    policy: starterPolicy,
    faults: [],
    trustedIssuers: [],
  };
}

/** The clients of `default`: their redirect URIs are this page's own, by each name of this machine. */
function defaultClients(origin: string, basePath: string): SandboxClient[] {
  const own = new URL(origin);
  const names = loopbackNames.includes(own.hostname) ? loopbackNames : [own.hostname];
  const port = own.port === '' ? '' : `:${own.port}`;
  const addresses = names.map((name) => `${own.protocol}//${name}${port}${basePath}callback`);
  const spelled = {
    redirect_uris: [...new Set([`${origin}${basePath}callback`, ...addresses])],
    post_logout_redirect_uris: [
      ...new Set([`${origin}${basePath}callback`, ...addresses, `${origin}${basePath}`]),
    ],
    frontchannel_logout_uri: withBase(origin + basePath, frontChannelPath),
    frontchannel_logout_session_required: true,
    backchannel_logout_uri: withBase(origin + basePath, backChannelPath),
    backchannel_logout_session_required: true,
  };
  return [
    { ...starterPublicClient(''), ...spelled },
    {
      ...starterConfidentialClient('', defaultBackendSecret),
      ...spelled,
      backchannel_client_notification_endpoint: withBase(`${origin}${basePath}`, notificationPath),
      jwks: { keys: [toPublicJwk(defaultBackendKey)] },
    },
    { ...starterLegacyClient(''), ...spelled },
  ];
}
