import type { Endpoint } from '#sandbox/server/endpoint.ts';
import { api } from './api.ts';
import { approvals } from './approvals.ts';
import { authorize } from './authorize.ts';
import { backchannelAuthorize } from './backchannel-authorize.ts';
import { deviceAuthorization } from './device-authorization.ts';
import { device } from './device.ts';
import { endSession } from './end-session.ts';
import { interaction } from './interaction.ts';
import { introspect } from './introspect.ts';
import { jwks } from './jwks.ts';
import { manageRegistration } from './manage-registration.ts';
import { metadata } from './metadata.ts';
import { par } from './par.ts';
import { register } from './register.ts';
import { revoke } from './revoke.ts';
import { samlSample } from './saml-sample.ts';
import { token } from './token.ts';
import { userinfo } from './userinfo.ts';

/** Every address below an issuer. @see RFC 6749 §3, RFC 9126 §2, OpenID Connect Core 1.0 §3 and §5.3 */
export const endpoints: Readonly<Record<string, Endpoint>> = {
  '/.well-known/openid-configuration': metadata,
  '/jwks': jwks,
  '/authorize': authorize,
  '/interaction/:interaction': interaction,
  '/par': par,
  '/token': token,
  '/device_authorization': deviceAuthorization,
  '/bc-authorize': backchannelAuthorize,
  '/ciba': approvals,
  '/device': device,
  '/saml/assertion': samlSample,
  '/userinfo': userinfo,
  '/introspect': introspect,
  '/revoke': revoke,
  '/register': register,
  '/register/:client': manageRegistration,
  '/end_session': endSession,
  '/api/:resource': api,
};
