import { wantsJwt, type ResponseMode } from '#protocol/authorization/authorization-parameters.ts';
import type { AnswerParameters } from '#protocol/authorization/process-authorization-response.ts';
import type { Check } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import { parametersOfJarm, validateJarm } from '#protocol/jarm/validate-jarm.ts';
import { decodeJwtUnverified } from '#protocol/jwt/decode-jwt.ts';
import { decryptJwe } from '#protocol/jwe/decrypt-jwe.ts';
import type { CallbackProblem } from '#protocol/problem.ts';
import { spec } from '#protocol/spec.ts';
import type { StepInput } from '#flows/define-flow.ts';
import { judgeServerSignature } from './judge-server-signature.ts';

/** The answer as it would have come without a signature around it. */
interface OpenedAnswer {
  readonly checks: readonly Check[];
  readonly parameters: AnswerParameters;
  /** What forbids to use it, whatever is in it. */
  readonly problem: CallbackProblem | null;
}

/**
 * Takes an answer out of the JWT that it came in, and says where it came in none though one was asked
 * for, or the other way round.
 * @see JARM §2.3, §2.4
 */
export async function openSignedAnswer(
  parameters: AnswerParameters,
  asked: ResponseMode | null,
  input: StepInput,
): Promise<OpenedAnswer> {
  const response = parameters.find(([name]) => name === 'response')?.[1] ?? null;
  if (response === null) return judgePlain(parameters, asked);
  const opened = await decrypt(response, input);
  if (opened.text === null) return unreadable(parameters, opened);
  const decoded = decodeJwtUnverified(opened.text);
  if (decoded.kind !== 'jws' || decoded.payload.json === null) {
    return unreadable(parameters, { ...opened, isEncrypted: false });
  }
  const { claims } = decoded.payload;
  const rule = spec('JARM', '2.4');
  const signature = await judgeServerSignature(opened.text, input, {
    ...{ id: 'response.signature', spec: rule },
  });
  const rules = validateJarm(
    claims,
    {
      issuer: input.issuer === '' ? null : input.issuer,
      clientId: input.client.clientId,
    },
    { now: input.now, toleranceSeconds: input.clockToleranceSeconds },
  );
  const checks = [checkAsked(asked), ...opened.checks, signature, ...rules];
  const failed = checks.find(({ outcome }) => outcome === 'failed');
  return {
    checks,
    parameters: parametersOfJarm(claims),
    problem:
      failed === undefined
        ? null
        : { code: 'jarm_refused', spec: failed.spec, check: failed.id, found: failed.title },
  };
}

function judgePlain(parameters: AnswerParameters, asked: ResponseMode | null): OpenedAnswer {
  if (!wantsJwt(asked)) return { checks: [], parameters, problem: null };
  const rule = spec('JARM', '2.3');
  const title = 'A JWT was asked for, and the answer is plain';
  return {
    checks: [checkAbout('response', rule).failed(title, asked)],
    parameters,
    problem: { code: 'jarm_missing', spec: rule, mode: asked ?? 'jwt' },
  };
}

function checkAsked(asked: ResponseMode | null): Check {
  const say = checkAbout('response', spec('JARM', '2.3'));
  return wantsJwt(asked)
    ? say.passed('The answer is a JWT, as was asked for', asked)
    : say.warned('The answer is a JWT, though a plain one was asked for');
}

interface Opened {
  /** Null where no key opens it. */
  readonly text: string | null;
  readonly isEncrypted: boolean;
  readonly checks: readonly Check[];
}

async function decrypt(response: string, { client }: StepInput): Promise<Opened> {
  if (decodeJwtUnverified(response).kind !== 'jwe') {
    return { text: response, isEncrypted: false, checks: [] };
  }
  const say = checkAbout('response.encryption', spec('JARM', '2.2'));
  const opened = await decryptJwe(response, client.keys);
  if (opened === null) {
    const check = say.failed('The answer is encrypted, and no key of this client opens it');
    return { text: null, isEncrypted: true, checks: [check] };
  }
  const check = say.passed(
    'The answer was encrypted to this client',
    `${opened.alg}, ${opened.enc}`,
  );
  return { text: opened.text, isEncrypted: true, checks: [check] };
}

function unreadable(parameters: AnswerParameters, { isEncrypted, checks }: Opened): OpenedAnswer {
  const rule = spec('JARM', '2.4');
  const check = checkAbout('response.format', rule).failed('The parameter response is no JWT');
  return {
    checks: isEncrypted ? checks : [...checks, check],
    parameters: parameters.filter(([name]) => name !== 'response'),
    problem: { code: 'jarm_unreadable', spec: rule, isEncrypted },
  };
}
