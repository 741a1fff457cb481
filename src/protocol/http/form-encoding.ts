/**
 * Pairs as `application/x-www-form-urlencoded`, in their order, the way a form would send them.
 * @see RFC 6749 appendix B
 */
export function encodeForm(pairs: readonly (readonly [name: string, value: string])[]): string {
  return new URLSearchParams(pairs.map(([name, value]) => [name, value])).toString();
}

/** One name or value, form-encoded. @see RFC 6749 appendix B */
export function encodeFormValue(value: string): string {
  return new URLSearchParams([['', value]]).toString().slice(1);
}

/**
 * The value of an `Authorization` header for a client: id and secret are form-encoded first.
 * @see RFC 6749 §2.3.1
 */
export function encodeBasicCredentials(clientId: string, clientSecret: string): string {
  return `Basic ${btoa(`${encodeFormValue(clientId)}:${encodeFormValue(clientSecret)}`)}`;
}
