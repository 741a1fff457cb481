import type { Check } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import { decodeJwtUnverified } from '#protocol/jwt/decode-jwt.ts';
import type { TokenProblem } from '#protocol/problem.ts';
import { rfc, type SpecRef } from '#protocol/spec.ts';

/** What an access token should be bound to, by the thumbprints that are in its `cnf`. */
export interface ExpectedBinding {
  /** Of the key of the proof; null where no bound token came. */
  readonly jkt: string | null;
  /** Of the client's certificate; null where none is known. */
  readonly x5t: string | null;
}

/** What came of it. */
export interface BindingJudgement {
  readonly checks: readonly Check[];
  readonly problem: TokenProblem | null;
}

/**
 * Whether an access token that is a JWT names our key, or our certificate, as the one that it is bound
 * to. What an opaque token is bound to, only its server can tell.
 * @see RFC 9449 §6.1, RFC 8705 §3.1
 */
export function checkKeyBinding(accessToken: string, expected: ExpectedBinding): BindingJudgement {
  const { jkt, x5t } = expected;
  const judged = [
    ...(jkt === null ? [] : [judgeMember(accessToken, 'jkt', jkt)]),
    ...(x5t === null ? [] : [judgeMember(accessToken, 'x5t#S256', x5t)]),
  ];
  return {
    checks: judged.flatMap(({ checks }) => checks),
    problem: judged.find(({ problem }) => problem !== null)?.problem ?? null,
  };
}

type Member = 'jkt' | 'x5t#S256';

const sections: Readonly<Record<Member, SpecRef>> = {
  jkt: rfc(9449, '6.1'),
  'x5t#S256': rfc(8705, '3.1'),
};
const things = { jkt: 'key', 'x5t#S256': 'certificate' } as const;

function judgeMember(accessToken: string, member: Member, expected: string): BindingJudgement {
  const spec = sections[member];
  const thing = things[member];
  const say = checkAbout(`access_token.cnf.${member}`, spec);
  const decoded = decodeJwtUnverified(accessToken);
  if (decoded.kind !== 'jws') {
    const title = `The token cannot be read here, so whether it is bound to our ${thing} only the server can tell`;
    return { checks: [say.skipped(title)], problem: null };
  }
  const received = confirmation(decoded.payload.claims['cnf'], member);
  if (received === expected) {
    const title = `cnf.${member} is the thumbprint of our ${thing}`;
    return { checks: [say.passed(title, received)], problem: null };
  }
  if (received === null) {
    const title = `cnf.${member} is missing: an API cannot tell that the token is bound to a ${thing}`;
    // With mutual TLS a client may prove itself and get tokens that are not bound. RFC 8705 §3.
    const check = member === 'jkt' ? say.failed(title) : say.warned(title);
    return { checks: [check], problem: null };
  }
  const title = `cnf.${member} is the thumbprint of another ${thing}`;
  return {
    checks: [say.failed(title, `${received}, not ${expected}`)],
    problem: { code: 'access_token_bound_elsewhere', spec, thing, expected, received },
  };
}

function confirmation(cnf: unknown, member: Member): string | null {
  if (typeof cnf !== 'object' || cnf === null) return null;
  const value: unknown = (cnf as Readonly<Record<string, unknown>>)[member];
  return typeof value === 'string' ? value : null;
}
