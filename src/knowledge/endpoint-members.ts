import { rfc, spec } from '#protocol/spec.ts';
import type { NameMeaning } from './meaning-of.ts';

const introspection = rfc(7662, '2.2');
const device = rfc(8628, '3.2');
const registration = rfc(7591, '3.2.1');
const management = rfc(7592, '3');

/** Members of the answers of endpoints other than that for tokens. */
export const endpointMembers: Readonly<Record<string, NameMeaning>> = {
  active: { text: 'Whether the token is good at this moment, for who asked', spec: introspection },
  client_id: {
    text: 'The client: whom the token was issued to, or as registered',
    spec: introspection,
  },
  username: { text: 'A readable name of the person who agreed', spec: introspection },
  exp: { text: 'Until when it is good, in seconds since 1970', spec: introspection },
  iat: { text: 'When it was issued, in seconds since 1970', spec: introspection },
  nbf: { text: 'From when on it is good, in seconds since 1970', spec: introspection },
  sub: { text: 'Whom it is about, as the server names people', spec: introspection },
  aud: { text: 'The API that it is for', spec: introspection },
  jti: { text: 'The token’s own name', spec: introspection },
  device_code: { text: 'The device’s half of the codes, to ask with', spec: device },
  user_code: { text: 'What the person types on another device', spec: device },
  verification_uri: { text: 'Where the person types it', spec: device },
  verification_uri_complete: { text: 'The same with the code in it, for a QR code', spec: device },
  interval: { text: 'So many seconds lie between two questions at least', spec: device },
  auth_req_id: {
    text: 'Names the question that the person is asked now',
    spec: spec('CIBA Core', '7.3'),
  },
  notifications: {
    text: 'What has come to the inbox, word for word; only what names this request counts',
    spec: spec('CIBA Core', '10.2'),
  },
  open_for: {
    text: 'So many seconds the host keeps the inbox after it was last asked for',
    spec: spec('CIBA Core', '7.1'),
  },
  client_secret: { text: 'The new client’s password', spec: registration },
  client_id_issued_at: { text: 'When the client was registered', spec: registration },
  client_secret_expires_at: {
    text: 'When the secret ends, in seconds since 1970; 0 for never',
    spec: registration,
  },
  registration_access_token: {
    text: 'Whoever has it may read, change and delete the registration',
    spec: management,
  },
  registration_client_uri: { text: 'Where the registration is managed', spec: management },
};
