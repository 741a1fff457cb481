import type { paths } from '../../src/app/paths.ts';

/** A route of the app by its name in the table of paths. */
export type RouteName = keyof typeof paths;

/** What a value tries: to run, to be clicked on, to steer the text around it, to be too much. */
export type Attack = 'markup' | 'address' | 'steering' | 'megabyte';

/** A place where the app shows what a server, a file or a link says. */
export interface HostilePlace {
  readonly from: 'server' | 'file' | 'link' | 'paste';
  readonly on: readonly RouteName[];
  /** What holds the value: names of members, headers, parameters or columns. */
  readonly fields: readonly string[];
  readonly attacks: readonly Attack[];
  /** The longest value that can come there, and why that is so; left out: a megabyte. */
  readonly longest?: readonly [length: number, because: string];
}

const all = ['markup', 'address', 'steering', 'megabyte'] as const;
const short = ['markup', 'steering'] as const;
// Where a megabyte would go the way of the token answer’s, through the same parts of the same page.
const alike = ['markup', 'address', 'steering'] as const;
const problem = ['error', 'error_description', 'error_uri'] as const;
const anAddress = [2000, 'an address has no room for more'] as const;

/** Every place, by what is shown there. */
export const hostilePlaces = {
  'metadata that is refused': {
    ...{ from: 'server', on: ['newEnvironment'], attacks: all },
    fields: [...problem, 'reason phrase', 'issuer', 'token_endpoint'],
  },
  'metadata members': {
    ...{ from: 'server', on: ['newEnvironment', 'environment', 'environments'], attacks: all },
    fields: [
      ...['service_documentation', 'op_policy_uri', 'scopes_supported'],
      ...['token_endpoint_auth_methods_supported', 'unknown member'],
    ],
  },
  'keys of an environment': {
    ...{ from: 'server', on: ['environment'], attacks: all },
    fields: ['kid', 'kty', 'crv', 'alg', 'use', 'x5u'],
  },
  'registration answer': {
    ...{ from: 'server', on: ['flow', 'run', 'environment'], attacks: all },
    fields: ['client_id', 'client_name', 'client_uri', 'logo_uri', 'scope', 'software_statement'],
  },
  'token answer': {
    ...{ from: 'server', on: ['flow', 'run'], attacks: all },
    fields: ['access_token', 'token_type', 'refresh_token', 'id_token', 'scope', 'unknown member'],
  },
  'token refusal': {
    ...{ from: 'server', on: ['flow', 'run', 'runs'], attacks: alike },
    fields: [...problem, 'reason phrase', 'header', 'WWW-Authenticate'],
  },
  'tokens of a run': {
    ...{ from: 'server', on: ['flow', 'run'], attacks: all },
    fields: ['typ', 'kid', 'iss', 'sub', 'aud', 'nonce', 'azp', 'act', 'authorization_details'],
    longest: [70_000, 'encoded twice and in two tokens it is half a megabyte'],
  },
  'device answer': {
    ...{ from: 'server', on: ['flow', 'run'], attacks: all },
    fields: ['user_code', 'verification_uri', 'verification_uri_complete'],
  },
  'userinfo claims': {
    ...{ from: 'server', on: ['flow', 'run'], attacks: alike },
    fields: ['sub', 'name', 'picture', 'website', 'address', 'unknown member'],
  },
  'introspection answer': {
    ...{ from: 'server', on: ['flow', 'run'], attacks: alike },
    fields: ['scope', 'client_id', 'username', 'token_type', 'sub', 'aud', 'iss', 'jti'],
  },
  'challenge of an API': {
    ...{ from: 'server', on: ['flow', 'run'], attacks: short },
    fields: ['WWW-Authenticate', 'body'],
    longest: [2000, 'servers refuse longer headers'],
  },
  'answer of an API': {
    ...{ from: 'server', on: ['request'], attacks: all },
    fields: ['reason phrase', 'header', 'WWW-Authenticate', 'body'],
  },
  'key set at an address': {
    ...{ from: 'server', on: ['keys'], attacks: short },
    fields: ['kid', 'alg', 'use', 'x5u', 'subject of x5c'],
    longest: [60, 'a common name ends there (X.520)'],
  },
  'status list': {
    ...{ from: 'server', on: ['tool'], attacks: short },
    fields: ['iss', 'sub', 'kid'],
  },
  'log of the sandbox': {
    ...{ from: 'server', on: ['flow', 'run'], attacks: short },
    fields: ['detail'],
  },
  'callback parameters': {
    ...{ from: 'link', on: ['callback'], attacks: all },
    fields: [...problem, 'state', 'iss', 'unknown parameter'],
    longest: [10_000, 'in an address it is three times as long'],
  },
  'pasted answer': {
    ...{ from: 'paste', on: ['flow', 'run'], attacks: all },
    fields: [...problem, 'state', 'iss', 'unknown parameter'],
    longest: [10_000, 'what can be pasted as an answer has a limit'],
  },
  'inspected token': {
    ...{ from: 'link', on: ['inspect', 'make'], attacks: all },
    fields: ['typ', 'kid', 'jku', 'iss', 'sub', 'aud', 'nonce', 'website', 'exp', 'unknown member'],
    longest: [70_000, 'a token of all of these is a megabyte'],
  },
  'compared tokens': {
    ...{ from: 'paste', on: ['compare'], attacks: all },
    fields: ['kid', 'iss', 'sub', 'aud', 'scope', 'unknown member'],
    longest: [70_000, 'two tokens of all of these are a megabyte'],
  },
  'selectively disclosed claims': {
    ...{ from: 'paste', on: ['tool'], attacks: short },
    fields: ['salt', 'name', 'value', 'element', 'vct'],
  },
  'headers taken apart': {
    ...{ from: 'paste', on: ['tool'], attacks: short },
    fields: ['parameter of a challenge', 'user name'],
  },
  'pasted keys': {
    ...{ from: 'file', on: ['keys'], attacks: short },
    fields: ['kid', 'alg', 'use', 'crv'],
  },
  'imported environment': {
    from: 'file',
    on: ['environment', 'environments', 'home', 'flows', 'flow', 'run', 'runs'],
    fields: [
      ...['name', 'client name', 'client id', 'scope', 'endpoint', 'API'],
      ...['exported file', 'code', 'token that the client signs'],
    ],
    attacks: alike,
  },
  'imported sandbox': {
    ...{ from: 'file', on: ['environment'], attacks: short },
    fields: ['name', 'client_name', 'name of a user', 'description of a scope'],
  },
  'pages of the sandbox': {
    ...{ from: 'file', on: [], attacks: all },
    fields: ['client_name', 'name of a user', 'description of a scope', 'state', 'login_hint'],
    longest: anAddress,
  },
} as const satisfies Record<string, HostilePlace>;

/** The name of a place. */
export type PlaceName = keyof typeof hostilePlaces;

/** Routes that show nothing that somebody else chose, and why. */
export const ownRoutes: Partial<Readonly<Record<RouteName, string>>> = {
  tools: 'a list of links of the app’s own',
  settings:
    'counts what is stored, and shows none of it; a file of unreadable data is saved unseen',
};

/** Benches that show nothing but what the person types or makes there, and benches that have a place. */
export const ownTools: readonly string[] = ['pkce', 'base64url', 'hashes', 'url', 'time'];
export const othersTools: readonly string[] = ['sd-jwt', 'status-list', 'authorization', 'basic'];
