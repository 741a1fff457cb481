import { useEffect, useState } from 'react';
import type { DecodedToken } from '#protocol/jwt/decode-jwt.ts';
import {
  judgeBeforeKeys,
  notChecked,
  type SignatureVerdict,
} from '#protocol/jwt/signature-verdict.ts';
import type { KeyMaterial } from '#protocol/keys/parse-key-material.ts';
import { useServices } from '#workspace/react/services.ts';

/** Keys that can verify at once, and where they are from, as people name it. */
export interface KeySource {
  readonly keys: Exclude<KeyMaterial, { readonly kind: 'url' }>;
  readonly source: string;
}

export interface SignatureView {
  readonly verdict: SignatureVerdict | null;
  readonly source: string | null;
  readonly isWorking: boolean;
}

interface Settled {
  readonly token: string;
  readonly sources: readonly KeySource[];
  readonly verdict: SignatureVerdict;
  readonly source: string | null;
}

/** The verdict on a token by the keys given: the first source that verifies, or the last word of all. */
export function useSignature(decoded: DecodedToken, sources: readonly KeySource[]): SignatureView {
  const services = useServices();
  const [settled, setSettled] = useState<Settled | null>(null);
  const early = judgeEarly(decoded);
  const token = decoded.kind === 'jws' ? decoded.token : '';
  const isNeeded = early === null && sources.length > 0;
  useEffect(() => {
    if (!isNeeded) return undefined;
    let isOver = false;
    const work = async () => {
      const { verifyJws } = await services.verifyJws();
      const result = await firstVerified(token, sources, verifyJws);
      if (!isOver) setSettled({ token, sources, ...result });
    };
    work().catch(() => {
      const verdict = notChecked({ code: 'verifier_unavailable' });
      if (!isOver) setSettled({ token, sources, verdict, source: null });
    });
    return () => {
      isOver = true;
    };
  }, [services, token, sources, isNeeded]);
  if (early !== null) return { verdict: early, source: null, isWorking: false };
  if (sources.length === 0) return { verdict: null, source: null, isWorking: false };
  if (settled === null || settled.token !== token || settled.sources !== sources) {
    return { verdict: null, source: null, isWorking: true };
  }
  return { verdict: settled.verdict, source: settled.source, isWorking: false };
}

function judgeEarly(decoded: DecodedToken): SignatureVerdict | null {
  if (decoded.kind !== 'jws') return notChecked({ code: 'not_a_jws', kind: decoded.kind });
  return judgeBeforeKeys(decoded);
}

type Verify = (token: string, keys: KeySource['keys']) => Promise<SignatureVerdict>;

async function firstVerified(
  token: string,
  sources: readonly KeySource[],
  verify: Verify,
): Promise<Pick<Settled, 'verdict' | 'source'>> {
  let best: Pick<Settled, 'verdict' | 'source'> | null = null;
  for (const { keys, source } of sources) {
    const verdict = await verify(token, keys);
    if (verdict.status === 'verified') return { verdict, source };
    if (best === null || best.verdict.status === 'not-checked') best = { verdict, source };
  }
  return best ?? { verdict: notChecked({ code: 'verifier_unavailable' }), source: null };
}
