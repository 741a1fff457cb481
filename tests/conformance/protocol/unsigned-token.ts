/** A token that can be read, and that nobody has signed: for checks that look at claims alone. */
export function unsignedToken(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'ES256' })}.${part(claims)}.AA`;
}
