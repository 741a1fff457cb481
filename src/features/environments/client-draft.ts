import type { HeaderPair } from '#protocol/http/message.ts';
import type { Client, Environment } from '#workspace/model/environment.ts';

/** What the client form holds while it is being filled in. */
export interface ClientDraft extends Pick<
  Client,
  'keys' | 'assertionAudience' | 'certificate' | 'registration' | 'idTokenAlgorithm'
> {
  readonly name: string;
  readonly clientId: string;
  readonly authentication: Client['authentication'];
  readonly clientSecret: string;
  readonly redirectUri: string;
  readonly scope: string;
  readonly authorization: readonly HeaderPair[];
  readonly token: readonly HeaderPair[];
}

/** The form of a client; without one, of a new public client. */
export function draftOf(
  client: Client | null,
  defaultRedirectUri: string,
  scope = usualScope,
): ClientDraft {
  if (client === null) return emptyDraft(defaultRedirectUri, scope);
  const { name, clientId, authentication, clientSecret, redirectUri } = client;
  const { keys, assertionAudience, certificate, registration, idTokenAlgorithm } = client;
  return {
    ...{ keys, assertionAudience, certificate, registration, idTokenAlgorithm },
    name,
    clientId,
    authentication,
    clientSecret: clientSecret ?? '',
    redirectUri: redirectUri ?? defaultRedirectUri,
    scope: client.scope,
    ...client.extraParameters,
  };
}

const usualScope = 'openid profile email';

/** What a new client asks for at first: the scopes of the API that led to its server, if one did. */
export function firstScope({ apis, metadata }: Pick<Environment, 'apis' | 'metadata'>): string {
  const told = apis.filter(({ resource, scope }) => resource !== undefined && scope !== '');
  if (told.length === 0) return usualScope;
  const isOpenid = metadata.scopes_supported?.includes('openid') === true;
  return [...(isOpenid ? ['openid'] : []), ...told.map(({ scope }) => scope)].join(' ');
}

function emptyDraft(redirectUri: string, scope: string): ClientDraft {
  return {
    name: '',
    clientId: '',
    authentication: 'none',
    clientSecret: '',
    redirectUri,
    scope,
    authorization: [],
    token: [],
    ...{ keys: [], assertionAudience: 'issuer', certificate: null, registration: null },
  };
}

/** The client that a form describes. The app's own redirect URI is kept as "wherever it is served". */
export function clientOf(draft: ClientDraft, id: string, defaultRedirectUri: string): Client {
  const clientId = draft.clientId.trim();
  const redirectUri = draft.redirectUri.trim();
  const named = (pairs: readonly HeaderPair[]) => pairs.filter(([name]) => name.trim() !== '');
  const { keys, assertionAudience, certificate, registration, idTokenAlgorithm } = draft;
  return {
    id,
    ...{ keys, assertionAudience, certificate, registration, idTokenAlgorithm },
    name: draft.name.trim() === '' ? clientId : draft.name.trim(),
    clientId,
    authentication: draft.authentication,
    clientSecret: draft.clientSecret === '' ? null : draft.clientSecret,
    redirectUri: redirectUri === '' || redirectUri === defaultRedirectUri ? null : redirectUri,
    scope: draft.scope.trim().replace(/\s+/g, ' '),
    extraParameters: { authorization: named(draft.authorization), token: named(draft.token) },
  };
}
