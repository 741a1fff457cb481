import { rfc, spec, type SpecRef } from '#protocol/spec.ts';
import type { ClientMembers } from '#workspace/environments/client-members.ts';

type KeyOf<Type> = {
  [Key in keyof ClientMembers]-?: NonNullable<ClientMembers[Key]> extends Type ? Key : never;
}[keyof ClientMembers];

/** Who has to have a key for an algorithm that is chosen. */
export type AlgorithmKind = 'server-signs' | 'client-signs' | 'encrypts' | 'content';

interface Words {
  /** What it decides, in a sentence or two. */
  readonly meaning: string;
  readonly spec: SpecRef;
}

/** One member of a client's registration, with what helps to fill it in. */
export type MemberField = Words &
  (
    | { readonly kind: 'flag'; readonly key: KeyOf<boolean> }
    | {
        readonly kind: 'algorithm';
        readonly key: KeyOf<string>;
        readonly of: AlgorithmKind;
        /** What it is where nothing is chosen. */
        readonly otherwise: string;
      }
    | { readonly kind: 'mode'; readonly key: 'backchannel_token_delivery_mode' }
    | { readonly kind: 'address' | 'name'; readonly key: KeyOf<string> }
  );

interface MemberGroup {
  readonly title: string;
  readonly fields: readonly MemberField[];
}

const registration = spec('OIDC Registration', '2');

/** How one kind of answer is signed and encrypted: three members that are named alike. */
function answer(
  prefix: 'authorization' | 'id_token' | 'userinfo' | 'introspection',
  words: { readonly signed: string; readonly otherwise: string; readonly spec: SpecRef },
): readonly MemberField[] {
  return [
    {
      ...{ kind: 'algorithm', of: 'server-signs', key: `${prefix}_signed_response_alg` },
      ...{ meaning: words.signed, otherwise: words.otherwise, spec: words.spec },
    },
    {
      ...{ kind: 'algorithm', of: 'encrypts', key: `${prefix}_encrypted_response_alg` },
      ...{ otherwise: 'not encrypted', spec: words.spec },
      meaning: 'How the key of the encryption is wrapped for the client.',
    },
    {
      ...{ kind: 'algorithm', of: 'content', key: `${prefix}_encrypted_response_enc` },
      ...{ otherwise: 'A128CBC-HS256', spec: words.spec },
      meaning: 'How the content is encrypted, where it is.',
    },
  ];
}

/** The members in groups, in the order in which a flow meets them. */
export const memberGroups: readonly MemberGroup[] = [
  {
    title: 'Authorization requests',
    fields: [
      {
        ...{ kind: 'flag', key: 'require_pushed_authorization_requests', spec: rfc(9126, '6') },
        meaning: 'Requests that were not pushed (PAR) are refused.',
      },
      {
        ...{ kind: 'flag', key: 'require_signed_request_object', spec: rfc(9101, '10.5') },
        meaning: 'Requests whose parameters are not in a signed JWT (JAR) are refused.',
      },
      {
        ...{ kind: 'algorithm', of: 'client-signs', key: 'request_object_signing_alg' },
        ...{ otherwise: 'any algorithm', spec: registration },
        meaning: 'What the client signs its request objects with; others are refused.',
      },
    ],
  },
  {
    title: 'Authorization responses (JARM)',
    fields: answer('authorization', {
      ...{ otherwise: 'what the policy signs with', spec: spec('JARM', '3') },
      signed: 'What responses are signed with, where a mode such as query.jwt is asked for.',
    }),
  },
  {
    title: 'ID tokens',
    fields: answer('id_token', {
      ...{ otherwise: 'what the policy says', spec: registration },
      signed: 'What ID tokens for this client are signed with.',
    }),
  },
  {
    title: 'UserInfo',
    fields: answer('userinfo', {
      ...{ otherwise: 'plain JSON', spec: registration },
      signed: 'Makes UserInfo a JWT, signed with this.',
    }),
  },
  {
    title: 'Introspection',
    fields: answer('introspection', {
      ...{ otherwise: 'what the policy signs with', spec: rfc(9701, '6') },
      signed: 'What introspection answers are signed with, where a JWT is asked for.',
    }),
  },
  {
    title: 'Authentication and bound tokens',
    fields: [
      {
        ...{ kind: 'flag', key: 'dpop_bound_access_tokens', spec: rfc(9449, '5.2') },
        meaning: 'Token requests without a DPoP proof are refused.',
      },
      {
        ...{ kind: 'flag', key: 'tls_client_certificate_bound_access_tokens' },
        spec: rfc(8705, '3.4'),
        meaning:
          'Says that tokens are to be bound to the client’s certificate. The sandbox has no TLS of its own, and issues them unbound.',
      },
      {
        ...{ kind: 'name', key: 'tls_client_auth_subject_dn', spec: rfc(8705, '2.1.2') },
        meaning:
          'The subject that a certificate for tls_client_auth must have: CN=robot,O=Example. The sandbox sees no certificates, and refuses such a client.',
      },
      {
        ...{ kind: 'algorithm', of: 'client-signs', key: 'token_endpoint_auth_signing_alg' },
        ...{ otherwise: 'any algorithm', spec: registration },
        meaning: 'What the client signs its assertions with; others are refused.',
      },
    ],
  },
  {
    title: 'Backchannel (CIBA)',
    fields: [
      {
        ...{ kind: 'mode', key: 'backchannel_token_delivery_mode', spec: spec('CIBA Core', '4') },
        meaning: 'Whether the client asks for its tokens, is told of them, or is sent them.',
      },
      {
        ...{ kind: 'address', key: 'backchannel_client_notification_endpoint' },
        spec: spec('CIBA Core', '4'),
        meaning: 'Where the client is told, for ping and push.',
      },
      {
        ...{ kind: 'flag', key: 'backchannel_user_code_parameter', spec: spec('CIBA Core', '4') },
        meaning: 'The client sends what only the user knows (user_code).',
      },
    ],
  },
  {
    title: 'Logout',
    fields: [
      {
        ...{ kind: 'address', key: 'frontchannel_logout_uri' },
        spec: spec('OIDC Front-Channel Logout', '2'),
        meaning: 'Opened in a frame when the user signs out elsewhere.',
      },
      {
        ...{ kind: 'flag', key: 'frontchannel_logout_session_required' },
        spec: spec('OIDC Front-Channel Logout', '2'),
        meaning: 'iss and sid go along to that address.',
      },
      {
        ...{ kind: 'address', key: 'backchannel_logout_uri' },
        spec: spec('OIDC Back-Channel Logout', '2.2'),
        meaning: 'Gets a logout token when the user signs out elsewhere.',
      },
      {
        ...{ kind: 'flag', key: 'backchannel_logout_session_required' },
        spec: spec('OIDC Back-Channel Logout', '2.2'),
        meaning: 'The logout token must name the session (sid).',
      },
    ],
  },
];

/** What a member is set to, as text; empty where it has its default. */
export function textOfMember(members: ClientMembers, { key }: Pick<MemberField, 'key'>): string {
  const value = members[key];
  if (value === undefined || value === false) return '';
  return value === true ? 'true' : value;
}

/** Members with one set anew; an empty text gives it back to its default. */
export function setMember(members: ClientMembers, field: MemberField, text: string): ClientMembers {
  const { [field.key]: _before, ...others } = members;
  if (text === '') return others;
  return { ...others, [field.key]: field.kind === 'flag' ? text === 'true' : text };
}
