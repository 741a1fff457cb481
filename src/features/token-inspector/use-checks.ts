import { useEffect, useMemo, useState } from 'react';
import type { Check } from '#protocol/check.ts';
import type { CheckMoment } from '#protocol/jwt/check-times.ts';
import type { DecodedJws } from '#protocol/jwt/decode-jwt.ts';
import { checkFamousSecret } from '#protocol/jwt/famous-secrets.ts';
import { checkKind } from '#protocol/jwt/kind-rules/check-kind.ts';
import { lintJwt } from '#protocol/jwt/lint-jwt.ts';
import { lintWritten } from '#protocol/jwt/lint-written.ts';
import { tokenKind, type TokenKind } from '#protocol/jwt/token-kind.ts';
import { validateAccessToken } from '#protocol/jwt/validate-access-token.ts';
import { validateIdToken } from '#protocol/jwt/validate-id-token.ts';
import type { Expectations } from './expectations.ts';

/** Every check that can be made on a token's members, made again as time goes on. */
export function useChecks(
  decoded: DecodedJws,
  expected: Expectations,
  moment: CheckMoment,
): readonly Check[] {
  const [checks, setChecks] = useState<readonly Check[]>([]);
  const secret = useFamousSecret(decoded);
  const { now, toleranceSeconds } = moment;
  useEffect(() => {
    let isOver = false;
    void runChecks(decoded, expected, { now, toleranceSeconds }).then((made) => {
      if (!isOver) setChecks(made);
    });
    return () => {
      isOver = true;
    };
  }, [decoded, expected, now, toleranceSeconds]);
  return useMemo(() => (secret === null ? checks : [...checks, secret]), [checks, secret]);
}

/** Tried once for each token: no time that goes by changes what signed it. */
function useFamousSecret(decoded: DecodedJws): Check | null {
  const [found, setFound] = useState<{ readonly of: DecodedJws; readonly check: Check | null }>();
  useEffect(() => {
    let isOver = false;
    checkFamousSecret(decoded).then(
      (check) => {
        if (!isOver) setFound({ of: decoded, check });
      },
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [decoded]);
  return found?.of === decoded ? found.check : null;
}

async function runChecks(
  decoded: DecodedJws,
  expected: Expectations,
  moment: CheckMoment,
): Promise<readonly Check[]> {
  const { header, payload } = decoded;
  if (payload.json?.kind !== 'object') return [];
  const jwt = { header: header.claims, claims: payload.claims };
  const kind = expected.kind === 'as-found' ? tokenKind(jwt) : expected.kind;
  const repeated = [...header.repeated, ...payload.repeated];
  const rules = await checksOfKind(kind, { jwt, expected, moment });
  return [...rules, ...lintJwt({ ...jwt, kind, repeated }), ...lintWritten(decoded)];
}

interface Looked {
  readonly jwt: Parameters<typeof validateAccessToken>[0];
  readonly expected: Expectations;
  readonly moment: CheckMoment;
}

async function checksOfKind(kind: TokenKind, looked: Looked): Promise<readonly Check[]> {
  const { jwt, expected, moment } = looked;
  const issuer = given(expected.issuer);
  const audience = given(expected.audience);
  if (kind === 'access-token') return validateAccessToken(jwt, { issuer, audience }, moment);
  if (kind !== 'id-token') return checkKind(kind, jwt, { expected: { issuer, audience }, moment });
  const maxAge = given(expected.maxAge);
  return validateIdToken(
    jwt,
    {
      issuer,
      clientId: audience,
      nonce: given(expected.nonce),
      accessToken: given(expected.accessToken),
      maxAgeSeconds: maxAge === undefined ? undefined : Number(maxAge),
    },
    moment,
  );
}

function given(text: string): string | undefined {
  const trimmed = text.trim();
  return trimmed === '' ? undefined : trimmed;
}
