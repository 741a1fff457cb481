import type { Jwk } from '#protocol/model/jwks.ts';
import {
  defaultBackendKey,
  defaultBackendSecret,
  defaultSandboxId,
  starterApis,
  starterClientIds,
} from '#sandbox/contract/starter.ts';
import type { FlowApi } from '#flows/define-flow.ts';
import type { Client, Environment } from '#workspace/model/environment.ts';
import { freshClient } from './fresh-client.ts';
import { freshEnvironment } from './fresh-environment.ts';

/** What the environment of the host's own sandbox is called. */
export const defaultEnvironmentId = 'default';

/** Scopes that a first sign-in asks for: who it is, and one thing to do. */
export const starterScope = 'openid profile email offline_access orders:read';

/** The issuer of a sandbox of this app. @see RFC 8414 §2 */
export function sandboxIssuerOf(appUrl: string, id: string): string {
  return `${appUrl}sandbox/${id}`;
}

/** The environment that is there before the user has made any. */
export function defaultEnvironment(appUrl: string, at: number): Environment {
  return {
    ...freshEnvironment,
    id: defaultEnvironmentId,
    name: 'Default sandbox',
    kind: 'sandbox',
    createdAt: at,
    changedAt: at,
    sandbox: { id: defaultSandboxId, definition: null },
    metadata: { issuer: sandboxIssuerOf(appUrl, defaultSandboxId) },
    source: { kind: 'sandbox' },
    clients: [
      starterClient('web-app-of-default', { clientId: starterClientIds.public, secret: null }),
      starterClient('backend-of-default', {
        clientId: starterClientIds.confidential,
        secret: defaultBackendSecret,
        keys: [defaultBackendKey],
      }),
      starterClient('legacy-app-of-default', { clientId: starterClientIds.legacy, secret: null }),
    ],
    apis: sandboxApis(sandboxIssuerOf(appUrl, defaultSandboxId)),
  };
}

const starterNames: Readonly<Record<string, string>> = {
  [starterClientIds.public]: 'Web app',
  [starterClientIds.confidential]: 'Backend',
  [starterClientIds.legacy]: 'Legacy app',
};

/** What one of them proves itself by. */
interface StarterCredentials {
  readonly clientId: string;
  readonly secret: string | null;
  readonly keys?: readonly Jwk[];
}

/** One of the clients that a sandbox starts with, as the user sees it. */
export function starterClient(
  id: string,
  { clientId, secret, keys = [] }: StarterCredentials,
): Client {
  return {
    ...freshClient,
    id,
    name: starterNames[clientId] ?? clientId,
    clientId,
    authentication: secret === null ? 'none' : 'client_secret_basic',
    clientSecret: secret,
    keys,
    redirectUri: null,
    scope: secret === null ? starterScope : 'orders:read reports:read',
  };
}

/** The resources of a sandbox at their addresses. */
export function sandboxApis(issuer: string): readonly FlowApi[] {
  return starterApis.map(({ path, title, scope }) => ({
    title,
    method: 'GET',
    url: `${issuer}/api/${path}`,
    scope,
  }));
}
