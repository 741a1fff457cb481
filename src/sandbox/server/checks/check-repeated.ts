import { passed, type Check } from '#sandbox/server/check.ts';
import type { Form } from '#sandbox/server/http/parameters.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** No parameter occurs twice. */
export const checkRepeated: Check<{ readonly form: Form }> = {
  name: 'check-repeated',
  spec: 'RFC 6749 §3.2',
  run: ({ form }) => {
    const [name] = form.parameters.repeated;
    if (name === undefined) return passed();
    throw new OAuthError('invalid_request', `The parameter ${quote(name)} is sent twice.`);
  },
};

/** A name that came from outside, in the characters of an error description. @see RFC 6749 §5.2 */
export function quote(text: string): string {
  return `'${text.replace(/[^\x20\x21\x23-\x5b\x5d-\x7e]/g, '?').slice(0, 80)}'`;
}
