import type { Check } from '#protocol/check.ts';
import { readResponseMode } from '#protocol/authorization/authorization-parameters.ts';
import {
  processAuthorizationResponse,
  type AuthorizationAnswer as ReadAnswer,
  type AuthorizationExpectation,
} from '#protocol/authorization/process-authorization-response.ts';
import { isDocumentAddress } from '#protocol/client-document/check-document-address.ts';
import { checkDocumentSupport } from '#protocol/client-document/check-document-support.ts';
import type { Problem } from '#protocol/problem.ts';
import type { AuthorizationAnswer, Judgement, StepInput } from '#flows/define-flow.ts';
import type { RunMemory } from '#flows/run-memory.ts';
import { judgeFrontIdToken } from './judge-front-id-token.ts';
import { openSignedAnswer } from './open-signed-answer.ts';

/**
 * The judgement on what came back to the redirect URI, and what the run takes from it. Of an answer
 * whose signature or ID token is refused, nothing is taken.
 * @see RFC 6749 §4.1.2; OAuth 2.0 Multiple Response Types §5; JARM §2.4; OpenID Connect Core 1.0 §3.3.2.8
 */
export async function judgeAuthorizationAnswer(
  answer: AuthorizationAnswer,
  input: StepInput,
): Promise<Judgement> {
  const asked = readResponseMode(input.memory.responseMode);
  const opened = await openSignedAnswer(answer.parameters, asked, input);
  if (opened.parameters.length === 0 && opened.problem !== null) {
    return { checks: opened.checks, problem: opened.problem, learned: {} };
  }
  const mode = answer.mode === 'pasted' ? 'by-hand' : answer.mode;
  const judged = processAuthorizationResponse(opened.parameters, mode, expectationOf(input));
  const idToken = await judgeFrontIdToken(judged.value, input);
  const isUsable = opened.problem === null && idToken.problem === null;
  return {
    checks: [...opened.checks, ...judged.checks, ...idToken.checks, ...checkClient(input)],
    problem: firstOf([opened.problem, judged.problem, idToken.problem]),
    learned:
      judged.value !== null && isUsable
        ? learnedFrom(judged.value, input.now, idToken.subject)
        : {},
  };
}

function expectationOf({ memory, metadata, issuer }: StepInput): AuthorizationExpectation {
  return {
    state: memory.state,
    issuer: issuer === '' ? null : issuer,
    isIssuerPromised: metadata.authorization_response_iss_parameter_supported === true,
    responseMode: readResponseMode(memory.responseMode),
    responseType: memory.responseType ?? 'code',
  };
}

function checkClient({ client, metadata }: StepInput): readonly Check[] {
  return isDocumentAddress(client.clientId) ? [checkDocumentSupport(metadata)] : [];
}

// What the server says of its own accord explains the most.
function firstOf(problems: readonly (Problem | null)[]): Problem | null {
  const there = problems.flatMap((problem) => problem ?? []);
  return there.find(({ code }) => code === 'oauth_error') ?? there[0] ?? null;
}

// Null where the answer has none: what an earlier answer of the run brought is not kept beside it.
function learnedFrom(
  { code, idToken, accessToken, tokenType, expiresIn, scope }: ReadAnswer,
  now: number,
  subject: string | null,
): Partial<RunMemory> {
  const seconds = Number(expiresIn ?? Number.NaN);
  const token: Partial<RunMemory> = {
    accessToken,
    tokenType,
    accessTokenExpiresAt: Number.isFinite(seconds) ? now + seconds * 1000 : null,
    ...(scope === null ? {} : { grantedScope: scope }),
  };
  const identity = { idToken, frontIdToken: idToken, idTokenSubject: subject };
  return {
    code,
    ...(accessToken === null ? {} : token),
    ...(idToken === null ? {} : identity),
  };
}
