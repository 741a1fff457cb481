import type { BodyProblem, DiscoveryProblem } from '#protocol/problem.ts';
import type { Explainers } from './explanation.ts';

/** Words for what can be wrong with metadata and key sets. */
export const explainDiscoveryProblem: Explainers<Exclude<DiscoveryProblem, BodyProblem>> = {
  metadata_not_found: ({ tried }) => ({
    title: 'No metadata was found',
    meaning: `The server is there, and none of ${tried.length} addresses where its metadata may be has any.`,
    causes: [
      'The issuer has a path (a tenant or realm) that is missing here',
      'The server publishes no metadata',
    ],
    todo: 'Add the tenant’s or realm’s path to the issuer, or paste the metadata, or type the endpoints.',
    fix: 'edit-environment',
  }),
  metadata_issuer_missing: () => ({
    title: 'The metadata names no issuer',
    meaning:
      'issuer is the one member that metadata must have; without it nothing ties it to the server.',
    causes: ['The JSON is something else than metadata', 'The server is not finished'],
    todo: 'Check that the JSON in the response is authorization server metadata; if it is, type the issuer by hand.',
    fix: 'edit-environment',
  }),
  metadata_issuer_slash: ({ received }) => ({
    title: 'The issuer differs by a slash at the end',
    meaning: `Issuers are compared character by character, and the server calls itself ${received}. Tokens name it the same way.`,
    causes: ['The slash at the end was typed, or left out, by habit'],
    todo: `Use ${received} as the issuer, exactly as the server writes it.`,
    fix: 'edit-environment',
  }),
  metadata_issuer_mismatch: ({ expected, received }) => ({
    title: 'The metadata is that of another issuer',
    meaning: `Asked for ${expected}, the server says that it is ${received}. Metadata of another issuer must not be used.`,
    causes: [
      'The server stands behind a proxy and does not know its public name',
      'A tenant is addressed by another of its names',
      'http and https, or two host names, are mixed',
    ],
    todo: `If you trust ${received}, discover again with that issuer; otherwise set the server’s public address in its configuration.`,
    fix: 'edit-environment',
  }),
  token_endpoint_missing: () => ({
    title: 'The metadata has no token endpoint',
    meaning: 'Without one a code cannot be redeemed and no client can get a token in its own name.',
    causes: ['It is the metadata of something else', 'The server offers the implicit grant only'],
    todo: 'Find the token endpoint in the server’s documentation and type it into the environment.',
    fix: 'edit-environment',
  }),
  endpoint_not_url: ({ member }) => ({
    title: `${member} is not a web address`,
    meaning: 'Endpoints are given as whole addresses; this one cannot be called.',
    causes: ['It is a path without its host', 'A placeholder was not filled in'],
    todo: `Override ${member} in the environment with the whole address.`,
    fix: 'edit-environment',
  }),
  metadata_insecure: () => ({
    title: 'The issuer does not use https',
    meaning:
      'Whoever is on the way can read and alter everything, tokens included. Only on this machine is that of no concern.',
    causes: ['A test server without a certificate', 'A server behind a proxy that ends https'],
    todo: 'Give the server a certificate and an https issuer; go on only with accounts that do not matter.',
    fix: null,
  }),
  pasted_metadata_unreadable: ({ bodyKind }) => ({
    title: 'This is not metadata',
    meaning:
      bodyKind === 'empty'
        ? 'There is nothing in the box.'
        : 'Metadata is one JSON object; this text is not.',
    causes: ['Only a part was copied', 'It is a page about the server, not its JSON'],
    todo: 'Open the server’s /.well-known/openid-configuration in a tab, and paste all of the JSON.',
    fix: 'paste-again',
  }),
  issuer_text_unreadable: () => ({
    title: 'This is not an issuer or a metadata address',
    meaning: 'An issuer is a web address, such as https://login.example.com/tenant.',
    causes: ['It is a name or a client id', 'A character that addresses cannot have is in it'],
    todo: 'Copy the issuer from the server’s settings, and paste it with https:// in front.',
    fix: 'edit-environment',
  }),
  jwks_malformed: () => ({
    title: 'This is not a key set',
    meaning: 'A key set is a JSON object with an array called keys.',
    causes: ['jwks_uri leads to something else', 'It is a single key, without the set around it'],
    todo: 'Correct jwks_uri, or paste a key set with {"keys": […]} around the key.',
    fix: 'edit-environment',
  }),
  jwks_empty: () => ({
    title: 'The key set has no key',
    meaning: 'Nothing that this server signs can be verified with it.',
    causes: ['The server has not made its keys yet', 'It signs with the client’s secret only'],
    todo: 'Make the server create or activate a signing key, then fetch the keys again.',
    fix: 'send-again',
  }),
};
