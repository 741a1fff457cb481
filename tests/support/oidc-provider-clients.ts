import { publicJwk } from '#protocol/keys/generate-signing-keys.ts';
import type { Client } from '#workspace/model/environment.ts';
import keys from './keys/client-keys.json' with { type: 'json' };

/** A client of oidc-provider: as the server is told of it, and as the app is. */
export interface ProviderClient {
  readonly registered: Readonly<Record<string, unknown>> & { readonly client_id: string };
  readonly inApp: Partial<Client> & Pick<Client, 'clientId'>;
}

const ownKeys = keys.keys.filter(({ kid }) => ['client-es256', 'client-ec-enc'].includes(kid));
const jwks = { keys: ownKeys.map(publicJwk) };
const secret = 'a secret that is long enough to sign with: 100%+&=';

/** What it has access tokens for: oidc-provider asks nobody whether there is such an API. */
const api = 'https://api.example/payments';

const grants = {
  device: 'urn:ietf:params:oauth:grant-type:device_code',
  ciba: 'urn:openid:params:grant-type:ciba',
} as const;

/** Everything that is hard is asked of it at once, and its tokens are for an API. */
const hardened: ProviderClient = {
  registered: {
    client_id: 'hardened',
    token_endpoint_auth_method: 'private_key_jwt',
    token_endpoint_auth_signing_alg: 'ES256',
    jwks,
    require_pushed_authorization_requests: true,
    require_signed_request_object: true,
    dpop_bound_access_tokens: true,
    authorization_details_types: ['payment'],
  },
  inApp: {
    clientId: 'hardened',
    authentication: 'private_key_jwt',
    keys: ownKeys,
    scope: 'openid offline_access api:read',
    extraParameters: {
      authorization: [
        ['resource', api],
        ['authorization_details', '[{"type":"payment","actions":["initiate"]}]'],
      ],
      token: [['resource', api]],
    },
  },
};

/** It signs with its secret, and what comes to it is encrypted. */
const sealed: ProviderClient = {
  registered: {
    client_id: 'sealed',
    client_secret: secret,
    token_endpoint_auth_method: 'client_secret_jwt',
    jwks,
    userinfo_signed_response_alg: 'ES256',
    authorization_encrypted_response_alg: 'ECDH-ES',
    authorization_encrypted_response_enc: 'A128GCM',
  },
  inApp: {
    clientId: 'sealed',
    authentication: 'client_secret_jwt',
    clientSecret: secret,
    keys: ownKeys,
    scope: 'openid email',
  },
};

/** It has tokens come by the browser, which a server allows on this machine to native apps alone. */
const frontChannel: ProviderClient = {
  registered: {
    client_id: 'front-channel',
    application_type: 'native',
    token_endpoint_auth_method: 'none',
    response_types: ['code', 'id_token', 'code id_token'],
    grant_types: ['authorization_code', 'refresh_token', 'implicit'],
    jwks,
  },
  inApp: { clientId: 'front-channel', keys: ownKeys, scope: 'openid email' },
};

/** What it asks, the person answers elsewhere. */
const till: ProviderClient = {
  registered: {
    client_id: 'till',
    client_secret: secret,
    token_endpoint_auth_method: 'client_secret_basic',
    backchannel_token_delivery_mode: 'poll',
    grant_types: [grants.device, grants.ciba, 'refresh_token'],
    response_types: [],
    redirect_uris: [],
  },
  inApp: {
    clientId: 'till',
    authentication: 'client_secret_basic',
    clientSecret: secret,
    scope: 'openid email',
  },
};

/** It looks after tokens and sessions. */
const keeper: ProviderClient = {
  registered: {
    client_id: 'keeper',
    client_secret: secret,
    token_endpoint_auth_method: 'client_secret_post',
    introspection_signed_response_alg: 'ES256',
  },
  inApp: {
    clientId: 'keeper',
    authentication: 'client_secret_post',
    clientSecret: secret,
    scope: 'openid email',
  },
};

/** It shows a certificate in the place of a secret. */
export const certified: ProviderClient = {
  registered: {
    client_id: 'certified',
    token_endpoint_auth_method: 'tls_client_auth',
    tls_client_auth_subject_dn: 'CN=certified',
    tls_client_certificate_bound_access_tokens: true,
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
  },
  inApp: { clientId: 'certified', authentication: 'tls_client_auth', scope: 'api:read' },
};

/** Those of a provider that is reached without TLS. */
export const providerClients = [hardened, sealed, frontChannel, till, keeper] as const;
