import { useEffect, useState } from 'react';
import { checkTimes, type CheckMoment } from '#protocol/jwt/check-times.ts';
import type { Check } from '#protocol/check.ts';
import { verdictCheck } from '#protocol/jwt/explain-verdict.ts';
import type { VerificationKeys } from '#protocol/jwt/verify-jws.ts';
import { checkSdJwtVc, isSdJwtVc } from '#protocol/sd-jwt/check-sd-jwt-vc.ts';
import { verifyKeyBinding } from '#protocol/sd-jwt/key-binding.ts';
import type { ProcessedSdJwt } from '#protocol/sd-jwt/process-sd-jwt.ts';
import { rfc } from '#protocol/spec.ts';
import { useServices, type Services } from '#workspace/react/services.ts';
import type { Binding } from './binding.ts';

const toleranceSeconds = 60;
/** A key binding JWT is made for the moment. */
const maxAgeSeconds = 300;

/** Everything that is checked of an SD-JWT, in the order in which it is told. */
export function useSdJwtChecks(
  processed: ProcessedSdJwt,
  keys: VerificationKeys | null,
  binding: Binding,
): readonly Check[] {
  const services = useServices();
  const [checks, setChecks] = useState<readonly Check[]>([]);
  useEffect(() => {
    let isOver = false;
    const moment = { now: services.clock(), toleranceSeconds };
    void runChecks(services, { processed, keys, binding, moment }).then((made) => {
      if (!isOver) setChecks(made);
    });
    return () => {
      isOver = true;
    };
  }, [services, processed, keys, binding]);
  return checks;
}

interface Looked {
  readonly processed: ProcessedSdJwt;
  readonly keys: VerificationKeys | null;
  readonly binding: Binding;
  readonly moment: CheckMoment;
}

async function runChecks(services: Services, looked: Looked): Promise<readonly Check[]> {
  const { processed, binding, moment } = looked;
  const expected = {
    isRequired: binding.isRequired,
    audience: binding.audience === '' ? undefined : binding.audience,
    nonce: binding.nonce === '' ? undefined : binding.nonce,
    maxAgeSeconds: binding.isRequired ? maxAgeSeconds : null,
  };
  return [
    await checkSignature(services, looked),
    ...processed.checks,
    ...(processed.payload === null ? [] : timesOf(processed, moment)),
    ...(isSdJwtVc(processed) ? checkSdJwtVc(processed) : []),
    ...(await verifyKeyBinding(processed, expected, moment)),
  ];
}

function timesOf({ claims }: ProcessedSdJwt, moment: CheckMoment): readonly Check[] {
  return checkTimes(claims, moment, {
    prefix: 'sd_jwt',
    exp: { isRequired: false, spec: rfc(9901, '7.1') },
    iat: { isRequired: false, spec: rfc(7519, '4.1.6') },
  });
}

async function checkSignature(services: Services, looked: Looked): Promise<Check> {
  const { processed, keys } = looked;
  if (keys === null) {
    return {
      id: 'signature',
      outcome: 'skipped',
      title: 'Signature not checked: until it is, anyone can have written this',
      evidence: null,
      spec: rfc(9901, '7.1'),
    };
  }
  const { verifyJws } = await services.verifyJws();
  const check = verdictCheck(await verifyJws(processed.parts.issuerJwt, keys), 'given here');
  return { ...check, spec: check.outcome === 'passed' ? rfc(9901, '7.1') : check.spec };
}
