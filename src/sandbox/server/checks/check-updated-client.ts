import { passed, present, type Check } from '#sandbox/server/check.ts';
import type { RegistrationRequest } from '#sandbox/server/registration/registration-request.ts';
import { refuseMetadata } from './refuse-metadata.ts';

/** What the server alone says of a registration. */
const onlyToldByServer = [
  'registration_access_token',
  'registration_client_uri',
  'client_secret_expires_at',
  'client_id_issued_at',
];

/** An update names the client, leaves out what the server alone says, and chooses no secret. */
export const checkUpdatedClient: Check<RegistrationRequest> = {
  name: 'check-updated-client',
  spec: 'RFC 7592 §2.2',
  run: ({ current, members }) => {
    const { clientId, secret } = present(current, 'the registration');
    const sent = members ?? {};
    if (sent['client_id'] !== clientId) {
      throw refuseMetadata('client_id has to be that of the registration.');
    }
    const told = onlyToldByServer.find((name) => name in sent);
    if (told !== undefined) throw refuseMetadata(`${told} must not be sent back.`);
    if (sent['client_secret'] === undefined || sent['client_secret'] === secret) return passed();
    throw refuseMetadata('client_secret has to be the present one: a client chooses none.');
  },
};
