import type { RandomBytes } from '#sandbox/server/ports.ts';

/** No vowels, so that no words come up, and nothing that looks like a digit. @see RFC 8628 §6.1 */
const letters = 'BCDFGHJKLMNPQRSTVWXZ';
const length = 8;

/** Makes a user code: eight of twenty letters, each as likely as any other. @see RFC 8628 §6.1 */
export function makeUserCode(random: RandomBytes): string {
  const fair = Math.floor(256 / letters.length) * letters.length;
  let code = '';
  while (code.length < length) {
    for (const byte of random(length)) {
      if (byte < fair && code.length < length) code += letters.charAt(byte % letters.length);
    }
  }
  return code;
}

/** Reads what a person typed: case, hyphens, spaces and the like do not count. @see RFC 8628 §6.1 */
export function readUserCode(typed: string): string {
  return typed.toUpperCase().replace(/[^A-Z]/g, '');
}

/** How a code is shown: in two halves. */
export function showUserCode(code: string): string {
  return `${code.slice(0, length / 2)}-${code.slice(length / 2)}`;
}
