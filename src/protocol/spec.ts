/** A paragraph of a specification: `{ document: 'RFC 6749', section: '4.1.2' }`. */
export interface SpecRef {
  readonly document: SpecDocument;
  /** Section number as printed there, without the sign: `4.1.2`, `A.1`; empty for the whole. */
  readonly section: string;
}

/** `RFC 6749`, `OIDC Core`, `OIDC Discovery`, … */
export type SpecDocument = `RFC ${number}` | keyof typeof otherDocuments;

const otherDocuments = {
  'OIDC Core': 'https://openid.net/specs/openid-connect-core-1_0.html',
  'OIDC Discovery': 'https://openid.net/specs/openid-connect-discovery-1_0.html',
  'OIDC Logout': 'https://openid.net/specs/openid-connect-rpinitiated-1_0.html',
  'OIDC Back-Channel Logout': 'https://openid.net/specs/openid-connect-backchannel-1_0.html',
  'OIDC Front-Channel Logout': 'https://openid.net/specs/openid-connect-frontchannel-1_0.html',
  'OIDC Registration': 'https://openid.net/specs/openid-connect-registration-1_0.html',
  'CIBA Core':
    'https://openid.net/specs/openid-client-initiated-backchannel-authentication-core-1_0.html',
  JARM: 'https://openid.net/specs/oauth-v2-jarm.html',
  'FAPI 1.0 Advanced': 'https://openid.net/specs/openid-financial-api-part-2-1_0.html',
  'FAPI 2.0': 'https://openid.net/specs/fapi-security-profile-2_0-final.html',
  'OAuth 2.1': 'https://www.ietf.org/archive/id/draft-ietf-oauth-v2-1-16.html',
  'Client ID Metadata Document':
    'https://www.ietf.org/archive/id/draft-ietf-oauth-client-id-metadata-document-02.html',
  'SD-JWT VC': 'https://datatracker.ietf.org/doc/html/draft-ietf-oauth-sd-jwt-vc',
  'Token Status List': 'https://datatracker.ietf.org/doc/html/draft-ietf-oauth-status-list',
  'MCP Authorization':
    'https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization',
  'OpenID Federation': 'https://openid.net/specs/openid-federation-1_0.html',
  'VC Data Model 1.1': 'https://www.w3.org/TR/vc-data-model/',
  'VC JOSE COSE': 'https://www.w3.org/TR/vc-jose-cose/',
  'OIDC Session Management': 'https://openid.net/specs/openid-connect-session-1_0.html',
  'OIDC Unmet Authentication Requirements':
    'https://openid.net/specs/openid-connect-unmet-authentication-requirements-1_0.html',
  'OAuth Form Post': 'https://openid.net/specs/oauth-v2-form-post-response-mode-1_0.html',
  'OAuth Multiple Response Types':
    'https://openid.net/specs/oauth-v2-multiple-response-types-1_0.html',
  Fetch: 'https://fetch.spec.whatwg.org/',
  'Local Network Access': 'https://wicg.github.io/local-network-access/',
  'Mixed Content': 'https://www.w3.org/TR/mixed-content/',
  'Content Security Policy': 'https://www.w3.org/TR/CSP3/',
} as const;

/** Names a section of an RFC: `rfc(6749, '4.1.2')`. */
export function rfc(number: number, section = ''): SpecRef {
  return { document: `RFC ${number}`, section };
}

/** Names a section of OpenID Connect Core 1.0. */
export function oidcCore(section = ''): SpecRef {
  return { document: 'OIDC Core', section };
}

/** Names a section of a document that is not an RFC. */
export function spec(document: SpecDocument, section = ''): SpecRef {
  return { document, section };
}

/** `RFC 6749 §4.1.2`, as people cite it. */
export function citeSpec({ document, section }: SpecRef): string {
  return section === '' ? document : `${document} §${section}`;
}

/** Where the section can be read. */
export function specUrl({ document, section }: SpecRef): string {
  if (document in otherDocuments) {
    return otherDocuments[document as keyof typeof otherDocuments];
  }
  const page = `https://www.rfc-editor.org/rfc/rfc${document.slice(4)}.html`;
  if (section === '') return page;
  return /^[A-Z]/.test(section) ? `${page}#appendix-${section}` : `${page}#section-${section}`;
}
