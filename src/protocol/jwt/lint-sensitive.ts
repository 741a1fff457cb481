import type { Check } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import { rfc } from '#protocol/spec.ts';

/** Names of what nobody should be able to read who merely holds a token. */
const names =
  /^(?:password|passwd|pwd|passphrase|pin|secret|client_?secret|api_?key|private_?key|access_?key|ssn|social_?security(?:_?number)?|credit_?card|card_?number|cvv|cvc|iban|tax_?id)$/i;

/** More members than a person would put into a token. */
const limit = 5000;

/**
 * Members of a signed token that should not be readable by all who see it: a signature hides nothing.
 * Names alone are given, never the values.
 * @see RFC 7519 §12, RFC 8725 §2.7
 */
export function lintSensitive(claims: Readonly<Record<string, unknown>>): Check | null {
  const found: string[] = [];
  const waiting: (readonly [path: string, value: unknown])[] = Object.entries(claims);
  for (let seen = 0; waiting.length > 0 && seen < limit; seen += 1) {
    const [path, value] = waiting.pop() ?? ['', null];
    const name = path.slice(path.lastIndexOf('.') + 1);
    if (isSensitive(name, value)) found.push(path);
    else if (typeof value === 'object' && value !== null) {
      for (const [member, inner] of Object.entries(value))
        waiting.push([`${path}.${member}`, inner]);
    }
  }
  if (found.length === 0) return null;
  return checkAbout('jwt.sensitive', rfc(7519, '12')).failed(
    'It holds what should be secret, and anyone who has the token can read it: a signature hides nothing',
    found.slice(0, 5).join(', '),
  );
}

function isSensitive(name: string, value: unknown): boolean {
  if (typeof value === 'string') {
    if (value.includes('-----BEGIN') && value.includes('PRIVATE KEY-----')) return true;
    return value !== '' && (names.test(name) || isCardNumber(value));
  }
  if (typeof value === 'number') return names.test(name);
  return isPrivateKey(value);
}

function isPrivateKey(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('kty' in value)) return false;
  return 'd' in value || 'k' in value || 'priv' in value;
}

/** Sixteen digits or so whose last one checks the others, beginning as payment cards do. ISO/IEC 7812. */
function isCardNumber(text: string): boolean {
  const digits = text.replace(/[ -]/g, '');
  if (!/^[3-6]\d{12,18}$/.test(digits)) return false;
  const sum = [...digits].toReversed().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}
