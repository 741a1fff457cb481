/** What every client begins with: no key, no certificate, not registered from here. */
export const freshClient = {
  extraParameters: { authorization: [], token: [] },
  keys: [],
  assertionAudience: 'issuer',
  certificate: null,
  registration: null,
} as const;
