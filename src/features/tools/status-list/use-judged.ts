import { useEffect, useState } from 'react';
import { verdictCheck } from '#protocol/jwt/explain-verdict.ts';
import type { VerificationKeys } from '#protocol/jwt/verify-jws.ts';
import type { Check } from '#protocol/check.ts';
import {
  judgeStatusList,
  type JudgedStatusList,
  type WantedStatus,
} from '#protocol/status-list/judge-status-list.ts';
import { spec } from '#protocol/spec.ts';
import { useServices, type Services } from '#workspace/react/services.ts';

/** The list that is pasted, judged, with its signature among the checks; null while there is none. */
export function useJudged(
  text: string,
  wanted: WantedStatus,
  keys: VerificationKeys | null,
): JudgedStatusList | null {
  const services = useServices();
  const [judged, setJudged] = useState<JudgedStatusList | null>(null);
  const token = text.trim();
  const { index, uri } = wanted;
  useEffect(() => {
    let isOver = false;
    const work = async (): Promise<JudgedStatusList | null> => {
      if (token === '') return null;
      const moment = { now: services.clock(), toleranceSeconds: 60 };
      const found = await judgeStatusList(token, { index, uri }, moment);
      if (found.decoded === null) return found;
      const signature = await checkSignature(services, token, keys);
      return { ...found, checks: [signature, ...found.checks] };
    };
    void work().then((result) => {
      if (!isOver) setJudged(result);
    });
    return () => {
      isOver = true;
    };
  }, [services, token, index, uri, keys]);
  return judged;
}

async function checkSignature(
  services: Services,
  token: string,
  keys: VerificationKeys | null,
): Promise<Check> {
  if (keys === null) {
    return {
      id: 'signature',
      outcome: 'skipped',
      title: 'Signature not checked: until it is, anyone can have written this list',
      evidence: null,
      spec: spec('Token Status List', '5.1'),
    };
  }
  const { verifyJws } = await services.verifyJws();
  return verdictCheck(await verifyJws(token, keys), 'given here');
}
