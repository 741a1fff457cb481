/** The flows that exist, by the name in their address: `/flows/{flow}`. */
export const flowIds = [
  'authorization-code',
  'client-credentials',
  'refresh-token',
  'userinfo',
  'introspection',
  'revocation',
  'password',
  'custom',
] as const;

/** Name of a flow. */
export type FlowId = (typeof flowIds)[number];
