import { makeDraft, type NewField } from '#protocol/http/draft-field.ts';
import { writeMember } from '#protocol/http/draft-members.ts';
import { ok } from '#protocol/result.ts';
import { rfc } from '#protocol/spec.ts';
import type { RequestStep, StepInput } from '#flows/define-flow.ts';
import { lacksEndpoint } from '#flows/steps/endpoint-request.ts';
import { judgeRegistration } from './judge-registration.ts';
import { registerText } from './texts.ts';

/** Has a client made by its own description. @see RFC 7591 §3.1 */
export const registerStep: RequestStep = {
  kind: 'request',
  id: 'register',
  ...registerText,
  specs: [rfc(7591, '3.1'), rfc(7591, '3.2.1')],
  optional: false,
  waitsFor: ({ metadata }) =>
    lacksEndpoint(metadata.registration_endpoint, 'a registration endpoint'),
  make: async (input) => {
    const endpoint = input.metadata.registration_endpoint ?? '';
    return ok({ draft: makeDraft('POST', endpoint, registrationFields(input)), learned: {} });
  },
  process: (exchange, input) => judgeRegistration(exchange, input, 'register'),
};

function registrationFields({ client, metadata }: StepInput): readonly NewField[] {
  const { scope, redirectUri, authentication, keys } = client;
  // What a server is known not to offer it would refuse.
  const offeredGrants = metadata.grant_types_supported;
  const grants = ['authorization_code', 'refresh_token'].filter(
    (grant) => offeredGrants === undefined || offeredGrants.includes(grant),
  );
  return [
    { place: 'header', name: 'accept', value: 'application/json' },
    // RFC 7591 §3: an initial access token, where the server wants one.
    { ...offered('authorization', 'Bearer '), place: 'header', secret: true },
    member('client_name', 'Registered from the playground'),
    member('redirect_uris', [redirectUri]),
    member('grant_types', grants),
    member('response_types', ['code']),
    member('token_endpoint_auth_method', authentication),
    ...(scope === '' ? [] : [member('scope', scope)]),
    offered('post_logout_redirect_uris', JSON.stringify([redirectUri])),
    offered('application_type', 'web'),
    offered('contacts', '["someone@example.com"]'),
    offered('client_uri', ''),
    {
      ...offered('jwks', JSON.stringify({ keys: keys.map(publicHalf) })),
      included: authentication === 'private_key_jwt' && keys.length > 0,
    },
    offered('jwks_uri', ''),
    offered('software_id', ''),
    offered('software_statement', ''),
  ];
}

function member(name: string, value: unknown): NewField {
  return { place: 'json', name, value: writeMember(value) };
}

function offered(name: string, value: string): NewField {
  return { place: 'json', name, value, included: false };
}

/** What of a key may be told: RFC 7518 §6.2.2, §6.3.2 name the private members. */
function publicHalf(key: StepInput['client']['keys'][number]): object {
  const secret = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv'];
  return Object.fromEntries(Object.entries(key).filter(([name]) => !secret.includes(name)));
}
