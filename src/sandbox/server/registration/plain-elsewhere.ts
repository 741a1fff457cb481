const loopbackNames: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/** Whether an address is http at another machine, so that whoever is in between reads along. @see RFC 8252 §7.3 */
export function isPlainElsewhere(uri: string): boolean {
  if (!URL.canParse(uri)) return false;
  const { protocol, hostname } = new URL(uri);
  return protocol === 'http:' && !loopbackNames.includes(hostname);
}
