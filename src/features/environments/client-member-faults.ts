import { algorithmOf } from '#protocol/jwt/sign-jwt.ts';
import type { Jwk } from '#protocol/model/jwks.ts';
import { algorithmSchema, type SandboxDefinition } from '#sandbox/contract/definition.ts';
import type { ClientMembers } from '#workspace/environments/client-members.ts';
import { type MemberField, memberGroups, textOfMember } from './client-member-fields.ts';
import { endpointFault } from './endpoint-fault.ts';

/** What a member's value has to go with. */
export interface MemberScene {
  readonly members: ClientMembers;
  /** The client's own keys, as its form has them. */
  readonly clientKeys: readonly Jwk[];
  readonly serverKeys: SandboxDefinition['keys'];
}

type AlgorithmField = Extract<MemberField, { readonly kind: 'algorithm' }>;

// What the sandbox can do: RFC 7518 §4.1 and §5.1, RFC 8037 §3.2.
const wrappings = ['RSA-OAEP-256', 'RSA-OAEP', 'ECDH-ES', 'ECDH-ES+A128KW', 'ECDH-ES+A256KW'];
const encryptions = [
  ...['A128CBC-HS256', 'A192CBC-HS384', 'A256CBC-HS512'],
  ...['A128GCM', 'A192GCM', 'A256GCM'],
];
const hmacs = ['HS256', 'HS384', 'HS512'];

/** The algorithms that a member can name: what there is a key for, and what it is set to already. */
export function algorithmChoices(field: AlgorithmField, scene: MemberScene): readonly string[] {
  const offered = offeredFor(field, scene);
  const set = textOfMember(scene.members, field);
  return set === '' || offered.includes(set) ? offered : [...offered, set];
}

function offeredFor({ of, key }: AlgorithmField, { serverKeys }: MemberScene): readonly string[] {
  switch (of) {
    case 'server-signs':
      return algorithmSchema.options.filter((one) => serverKeys.some(({ alg }) => alg === one));
    case 'client-signs':
      return key === 'token_endpoint_auth_signing_alg'
        ? [...algorithmSchema.options, ...hmacs]
        : algorithmSchema.options;
    case 'encrypts':
      return wrappings;
    case 'content':
      return encryptions;
  }
}

/** Why a member cannot be as it is set; null where it can. */
export function memberFault(field: MemberField, scene: MemberScene): string | null {
  const text = textOfMember(scene.members, field);
  if (field.kind === 'mode') return modeFault(text, scene.members);
  if (field.key === 'require_signed_request_object' && text !== '') {
    const signs = scene.clientKeys.some(({ use }) => use !== 'enc');
    return signs ? null : 'The client has no key that signs: make one under “Keys of the client”.';
  }
  if (text === '') return null;
  if (field.kind === 'address') return endpointFault(text);
  return field.kind === 'algorithm' ? algorithmFault(field, text, scene) : null;
}

// CIBA Core 1.0 §4: the endpoint is required for both.
function modeFault(mode: string, members: ClientMembers): string | null {
  const hasEndpoint = (members.backchannel_client_notification_endpoint ?? '') !== '';
  if (hasEndpoint || !['ping', 'push'].includes(mode)) return null;
  return `${mode} needs a backchannel_client_notification_endpoint.`;
}

function algorithmFault(field: AlgorithmField, text: string, scene: MemberScene): string | null {
  switch (field.of) {
    case 'server-signs':
      return scene.serverKeys.some(({ alg }) => alg === text)
        ? null
        : `The sandbox has no ${text} key: make one under Keys.`;
    case 'client-signs':
      return hmacs.includes(text) || scene.clientKeys.some((key) => signsWith(key, text))
        ? null
        : `The client has no ${text} key: make one under “Keys of the client”.`;
    case 'encrypts':
      return scene.clientKeys.some((key) => opens(key, text))
        ? null
        : `The client has no key for ${text}: make one under “Keys of the client”.`;
    case 'content':
      return hasWrapping(field, scene.members)
        ? null
        : `Choose ${field.key.replace(/_enc$/, '_alg')} first: enc goes with it.`;
  }
}

function signsWith(key: Jwk, algorithm: string): boolean {
  return key.use !== 'enc' && algorithmOf(key) === algorithm;
}

function opens({ use, alg, kty }: Jwk, wrapping: string): boolean {
  const kinds = wrapping.startsWith('RSA') ? ['RSA'] : ['EC', 'OKP'];
  return use === 'enc' && (alg === undefined || alg === wrapping) && kinds.includes(kty);
}

function hasWrapping({ key }: AlgorithmField, members: ClientMembers): boolean {
  const wrapping = memberGroups
    .flatMap(({ fields }) => fields)
    .find((field) => field.key === key.replace(/_enc$/, '_alg'));
  return wrapping !== undefined && textOfMember(members, wrapping) !== '';
}

/** The first member that cannot be as it is set, with its name: it may be in a part that is closed. */
export function firstMemberFault(scene: MemberScene): string | null {
  for (const field of memberGroups.flatMap(({ fields }) => fields)) {
    const fault = memberFault(field, scene);
    if (fault !== null) return `${field.key}: ${fault}`;
  }
  return null;
}
