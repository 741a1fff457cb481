/** Why a text cannot be the address of an endpoint; null when it can. */
export function endpointFault(text: string): string | null {
  if (!URL.canParse(text)) return 'This is not a URL: it begins with https:// and names a host.';
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return 'Only https and http addresses can be asked.';
  }
  if (url.username !== '' || url.password !== '') return 'A URL with a password in it is not used.';
  return url.hash === '' ? null : 'An endpoint has no fragment (RFC 6749 §3.1, §3.2).';
}
