const names = {
  'authorization-code': 'Authorization code',
  'client-credentials': 'Client credentials',
  'refresh-token': 'Refresh token',
  userinfo: 'UserInfo',
} as const;

/** The short name of a flow, without loading the flows. */
export function flowLabel(flow: keyof typeof names): string {
  return names[flow];
}
