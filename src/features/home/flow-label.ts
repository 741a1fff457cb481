import type { FlowId } from '#flows/flow-ids.ts';

const names: Readonly<Record<FlowId, string>> = {
  'authorization-code': 'Authorization code',
  'client-credentials': 'Client credentials',
  'refresh-token': 'Refresh token',
  userinfo: 'UserInfo',
  introspection: 'Introspection',
  revocation: 'Revocation',
  'device-authorization': 'Device',
  ciba: 'CIBA',
  'token-exchange': 'Token exchange',
  'jwt-bearer': 'JWT bearer',
  'saml-bearer': 'SAML bearer',
  registration: 'Registration',
  logout: 'Logout',
  hybrid: 'Hybrid',
  implicit: 'Implicit',
  password: 'Password',
  custom: 'Custom grant',
};

/** The short name of a flow, without loading the flows. */
export function flowLabel(flow: FlowId): string {
  return names[flow];
}
