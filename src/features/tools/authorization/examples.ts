/** The token of RFC 9449 §7.1, and a server that wants more of the one who sent it. */
export const exampleCredentials = 'DPoP Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU';

export const exampleChallenges = [
  'DPoP error="insufficient_scope", scope="orders:write", algs="ES256 PS256"',
  'Bearer realm="orders", resource_metadata="https://api.example.com/.well-known/oauth-protected-resource"',
].join(', ');
