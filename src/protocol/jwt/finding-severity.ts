import type { Check } from '#protocol/check.ts';

/** How much a finding matters: to be mended at once, soon, or to be known. */
export type Severity = 'high' | 'medium' | 'low';

/** Failures that let somebody forge a token or read a secret. @see RFC 8725 §2 */
const forging: readonly string[] = [
  ...[
    'signature',
    'jwt.famous-secret',
    'jwt.sensitive',
    'jwt.repeated',
    'jwt.kid-form',
    'jwt.crit',
    'jwt.alg-name',
    'jwt.encoding',
  ],
  ...['jwt.b64', 'dpop.jwk', 'dpop.alg', 'request_object.sub', 'client_assertion.aud'],
];

/** Null for what passed, and for what there was nothing to check with. */
export function severityOf({ id, outcome }: Pick<Check, 'id' | 'outcome'>): Severity | null {
  if (outcome === 'failed') return forging.includes(id) ? 'high' : 'medium';
  return outcome === 'warned' ? 'low' : null;
}
