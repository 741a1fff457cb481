/** Every host name that some test gives to the browser. The proxy must see no other. */
export const configuredHosts: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/** Host names that a test asks for on purpose and that must lead nowhere (RFC 2606 §2). */
export function isReserved(name: string): boolean {
  return /\.(?:invalid|test|example)$/.test(name) || name === 'example.com';
}
