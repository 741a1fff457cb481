import type { AuthorizationAnswer as ReadAnswer } from '#protocol/authorization/process-authorization-response.ts';
import type { Check } from '#protocol/check.ts';
import type { Problem } from '#protocol/problem.ts';
import type { StepInput } from '#flows/define-flow.ts';
import { idTokenJudge } from './judge-id-token.ts';

/** What came of an ID token that the browser carried. */
interface FrontIdToken {
  readonly checks: readonly Check[];
  readonly subject: string | null;
  readonly problem: Problem | null;
}

/**
 * The ID token in an authorization response: its signature, its claims, and the hashes by which it
 * holds the code, the access token and the state together. There they have to be, where what they are
 * the hash of came with it.
 * @see OpenID Connect Core 1.0 §3.2.2.11, §3.3.2.10, §3.3.2.11
 */
export async function judgeFrontIdToken(
  answer: ReadAnswer | null,
  input: StepInput,
): Promise<FrontIdToken> {
  if (answer === null || answer.idToken === null)
    return { checks: [], subject: null, problem: null };
  const { idToken, accessToken, code } = answer;
  const judge = idTokenJudge(input, {
    nonce: input.memory.nonce,
    code: code ?? undefined,
    state: input.memory.state ?? undefined,
    isFromBrowser: true,
  });
  const { checks, claims } = await judge(idToken, accessToken);
  const failed = checks.find(({ outcome }) => outcome === 'failed');
  const subject = claims?.['sub'];
  return {
    checks,
    subject: typeof subject === 'string' ? subject : null,
    problem:
      failed === undefined
        ? null
        : { code: 'id_token_refused', spec: failed.spec, check: failed.id, found: failed.title },
  };
}
