import type { InputProblem } from '#protocol/problem.ts';
import type { Explainers } from './explanation.ts';

/** Words for what a person typed and no browser could send. */
export const explainInputProblem: Explainers<InputProblem> = {
  url_invalid: () => ({
    title: 'This is not a web address',
    meaning: 'A request needs a whole address, with its scheme and its host.',
    causes: ['https:// is missing', 'A space or another stray character is in it', 'It is empty'],
    todo: 'Write the whole address, such as https://server.example/token, or go back to the one that was made.',
    fix: 'restore-parameters',
  }),
  url_scheme_unsupported: ({ scheme }) => ({
    title: `${scheme}: is not a scheme for requests`,
    meaning: 'Requests go to http and https addresses only.',
    causes: ['The address of an app was typed where the server’s belongs'],
    todo: 'Begin the address with https://, or with http:// for a server on this machine.',
    fix: 'restore-parameters',
  }),
  url_has_fragment: () => ({
    title: 'The address has a fragment',
    meaning: 'What follows # never reaches a server, and an endpoint may not have it.',
    causes: ['The address was copied from a page', 'A # inside a value is not written as %23'],
    todo: 'Take away the # and what follows it, or write it as %23 if it belongs to a value.',
    fix: 'restore-parameters',
  }),
  url_has_credentials: () => ({
    title: 'The address has a user name or password in it',
    meaning: 'Browsers refuse to send such requests, and addresses end up in logs.',
    causes: ['The client’s credentials were put before the host'],
    todo: 'Take away what stands before the @, and set the credentials in the client instead.',
    fix: 'edit-client',
  }),
  method_invalid: ({ method }) => ({
    title: 'This is not an HTTP method',
    meaning: `“${method}” has characters that a method cannot have.`,
    causes: ['The field is empty', 'A space or a quote is in it'],
    todo: 'Choose a method such as GET or POST.',
    fix: 'restore-parameters',
  }),
  header_name_invalid: ({ name }) => ({
    title: 'This is not a header name',
    meaning: `“${name}” has characters that a header name cannot have, or is empty.`,
    causes: ['The colon was typed with the name', 'A space is in the name'],
    todo: 'Write the header’s name alone: letters, digits and hyphens, without the colon.',
    fix: null,
  }),
  header_value_invalid: ({ name }) => ({
    title: `The value of ${name} cannot be sent`,
    meaning: 'A header value is one line, in characters that fit into one byte.',
    causes: ['There is a line break in it', 'It has letters beyond Latin-1, or an emoji'],
    todo: 'Take away line breaks, and percent-encode or replace characters beyond Latin-1.',
    fix: null,
  }),
  client_secret_missing: () => ({
    title: 'The client has no secret to sign with',
    meaning: 'client_secret_jwt signs an assertion with the client’s secret, and none is stored.',
    causes: ['The secret was left out when the client was added or imported'],
    todo: 'Put the secret that the server gave into the client.',
    fix: 'edit-client',
  }),
  client_key_missing: () => ({
    title: 'The client has no private key to sign with',
    meaning: 'private_key_jwt signs an assertion with a key whose public half the server knows.',
    causes: ['No key was made or pasted yet', 'The key is for encryption (use: enc)'],
    todo: 'Make a key in the client, or paste the private JWK whose public half is registered.',
    fix: 'edit-client',
  }),
  request_key_missing: () => ({
    title: 'The client has no private key to sign the request with',
    meaning:
      'A request object is signed by the client, with a key whose public half is registered at the server.',
    causes: ['No key was made or pasted yet', 'Its only key is for encryption (use: enc)'],
    todo: 'Make a signing key in the client and register its public half, or choose not to sign the request.',
    fix: 'edit-client',
  }),
  server_key_missing: () => ({
    title: 'The server publishes no key to encrypt to',
    meaning: 'An encrypted request object needs a key of the server with use “enc”.',
    causes: [
      'The server does not take encrypted requests',
      'Its jwks_uri is missing or could not be read',
    ],
    todo: 'Choose a request that is signed only, or have the server publish a key with use “enc” in its key set.',
    fix: 'edit-environment',
  }),
  signing_key_unfit: ({ algorithm }) => ({
    title: 'Nothing could be signed with this key',
    meaning: `The client’s key does not sign by ${algorithm === '' ? 'an algorithm without a name' : algorithm}.`,
    causes: ['alg was changed to one for another kind of key', 'The key is damaged'],
    todo: 'Put alg back to the one that was made for the key, or give the client a key that fits it.',
    fix: 'restore-parameters',
  }),
  assertion_unreadable: () => ({
    title: 'There is no SAML assertion in the text',
    meaning: 'An Assertion element is looked for, as XML or encoded in base64, and none is there.',
    causes: ['Only a part was copied', 'It is encrypted', 'It is compressed, as in a redirect'],
    todo: 'Copy the whole Assertion element from the identity provider’s answer, and paste it again.',
    fix: null,
  }),
};
