/** The flows that exist, by the name in their address: `/flows/{flow}`. */
export const flowIds = [
  'authorization-code',
  'client-credentials',
  'refresh-token',
  'device-authorization',
  'ciba',
  'token-exchange',
  'jwt-bearer',
  'saml-bearer',
  'userinfo',
  'introspection',
  'revocation',
  'registration',
  'logout',
  'password',
  'custom',
  'hybrid',
  'implicit',
] as const;

/** Name of a flow. */
export type FlowId = (typeof flowIds)[number];
