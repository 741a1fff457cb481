import { rfc, type SpecDocument, spec, specUrl } from '#protocol/spec.ts';

/** Where a citation such as `RFC 6749 §3.1.2.3` can be read. */
export function citationUrl(citation: string): string {
  const [document = '', section = ''] = citation.split(/\s*§\s*/, 2);
  const number = /^RFC (\d+)$/.exec(document.trim())?.[1];
  const first = section.split(/[,\s]/, 1)[0] ?? '';
  if (number !== undefined) return specUrl(rfc(Number(number), first));
  return specUrl(spec(otherDocument(document.trim()), first));
}

function otherDocument(name: string): SpecDocument {
  if (/form post/i.test(name)) return 'OAuth Form Post';
  if (/discovery/i.test(name)) return 'OIDC Discovery';
  if (/back-channel logout/i.test(name)) return 'OIDC Back-Channel Logout';
  if (/front-channel logout/i.test(name)) return 'OIDC Front-Channel Logout';
  if (/logout|rp-initiated/i.test(name)) return 'OIDC Logout';
  if (/multiple response/i.test(name)) return 'OAuth Multiple Response Types';
  if (/fetch|cors/i.test(name)) return 'Fetch';
  return 'OIDC Core';
}
