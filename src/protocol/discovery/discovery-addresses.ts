import type { DiscoveryProblem } from '#protocol/problem.ts';
import { fail, ok, type Result } from '#protocol/result.ts';
import { rfc, spec, type SpecRef } from '#protocol/spec.ts';
import { readTypedAddress } from './read-typed-address.ts';

/** An address where metadata may be. */
export interface DiscoveryCandidate {
  readonly kind: 'given' | 'oidc-appended' | 'oauth-inserted' | 'oidc-inserted';
  readonly url: string;
  readonly spec: SpecRef;
}

/** The issuer that metadata must name. */
export interface ExpectedIssuer {
  readonly issuer: string;
  /** False where it was derived from a metadata URL, which does not tell about a last slash. */
  readonly isTyped: boolean;
}

/** What was made of the text that a person typed. */
export interface DiscoveryPlan {
  readonly expected: ExpectedIssuer;
  readonly candidates: readonly DiscoveryCandidate[];
  /** Says what was added or taken away; null where the text was taken as it is. */
  readonly note: string | null;
}

const wellKnown = '/.well-known/';
const suffixes = ['openid-configuration', 'oauth-authorization-server'];

/**
 * The addresses to try for an issuer or metadata URL, in their order.
 * @see RFC 8414 §3.1, §5; OpenID Connect Discovery 1.0 §4.1
 */
export function discoveryAddresses(text: string): Result<DiscoveryPlan, DiscoveryProblem> {
  const typed = readTypedAddress(text);
  if (typed === null) {
    return fail({ code: 'issuer_text_unreadable', spec: spec('OIDC Discovery', '4.1'), text });
  }
  const { url, text: full, note } = typed;
  return ok(url.pathname.includes(wellKnown) ? givenPlan(url, note) : issuerPlan(url, full, note));
}

function issuerPlan(url: URL, typed: string, note: string | null): DiscoveryPlan {
  url.search = '';
  const bare = url.href.replace(/(?<!\/)\/+$/, '');
  const issuer = /\/([?#].*)?$/.test(typed) ? `${bare}/` : bare;
  return { expected: { issuer, isTyped: true }, candidates: addressesOf(bare), note };
}

function givenPlan(url: URL, note: string | null): DiscoveryPlan {
  const [before = '', after = ''] = url.pathname.split(wellKnown, 2);
  const suffix = suffixes.find((one) => after === one || after.startsWith(`${one}/`));
  const inserted = suffix === undefined ? '' : after.slice(suffix.length);
  const issuer = `${url.origin}${before}${inserted}`.replace(/(?<!\/)\/+$/, '');
  const given = { kind: 'given', url: url.href, spec: spec('OIDC Discovery', '4.1') } as const;
  return { expected: { issuer, isTyped: false }, candidates: [given], note };
}

function addressesOf(issuer: string): readonly DiscoveryCandidate[] {
  const { origin, pathname } = new URL(issuer);
  const path = pathname === '/' ? '' : pathname;
  const [oidc, oauth] = suffixes;
  const all: DiscoveryCandidate[] = [
    {
      kind: 'oidc-appended',
      url: `${origin}${path}${wellKnown}${oidc}`,
      spec: spec('OIDC Discovery', '4.1'),
    },
    {
      kind: 'oauth-inserted',
      url: `${origin}${wellKnown}${oauth}${path}`,
      spec: rfc(8414, '3.1'),
    },
    { kind: 'oidc-inserted', url: `${origin}${wellKnown}${oidc}${path}`, spec: rfc(8414, '5') },
  ];
  return all.filter((one, at) => all.findIndex((other) => other.url === one.url) === at);
}
