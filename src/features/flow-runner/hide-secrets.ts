/** Members of an answer that stay good for long, in whoever's hands. @see RFC 7591 §3.2.1, RFC 7592 §3 */
const secretMembers = ['client_secret', 'registration_access_token'];

/** The secrets that an answer holds, as they stand in its body. */
export function secretsIn(body: string): readonly string[] {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed !== 'object' || parsed === null) return [];
    return Object.entries(parsed).flatMap(([name, value]) =>
      secretMembers.includes(name) && typeof value === 'string' && value !== '' ? [value] : [],
    );
  } catch {
    return [];
  }
}

/** A text with dots in the place of the secrets. */
export function hideSecrets(text: string, secrets: readonly string[]): string {
  return secrets.reduce((shown, secret) => shown.replaceAll(secret, '••••••••'), text);
}
