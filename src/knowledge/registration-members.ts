import { rfc, spec } from '#protocol/spec.ts';
import type { NameMeaning } from './meaning-of.ts';

const registration = rfc(7591, '2');

/** What a client says of itself when it registers, and what the server answers. @see RFC 7591 §2 */
export const registrationMembers: Readonly<Record<string, NameMeaning>> = {
  redirect_uris: { text: 'Where answers may be sent', spec: registration },
  token_endpoint_auth_method: { text: 'How the client proves who it is', spec: registration },
  grant_types: { text: 'Which grants the client may use', spec: registration },
  response_types: {
    text: 'What the client may ask the authorization endpoint for',
    spec: registration,
  },
  client_name: {
    text: 'The name that people see when they are asked to agree',
    spec: registration,
  },
  client_uri: { text: 'A page about the client', spec: registration },
  logo_uri: { text: 'A picture that is shown beside the name', spec: registration },
  contacts: { text: 'Whom to write to, mostly by mail', spec: registration },
  jwks_uri: { text: 'Where the client publishes its keys', spec: registration },
  jwks: { text: 'The client’s public keys themselves', spec: registration },
  software_id: { text: 'Names the software, the same for each installation', spec: registration },
  software_version: { text: 'Which version of it', spec: registration },
  software_statement: {
    text: 'A signed statement about the client by somebody whom the server trusts',
    spec: rfc(7591, '2.3'),
  },
  application_type: {
    text: 'web or native, which decides on the redirect URIs that are allowed',
    spec: spec('OIDC Registration', '2'),
  },
  post_logout_redirect_uris: {
    text: 'Where the browser may go after a sign-out',
    spec: spec('OIDC Logout', '3.1'),
  },
};
