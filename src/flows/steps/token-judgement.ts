import {
  checkGrantedDetails,
  checkTokenDetails,
} from '#protocol/authorization-details/check-authorization-details.ts';
import type { Check } from '#protocol/check.ts';
import type { Exchange } from '#protocol/http/message.ts';
import { checkAudience } from '#protocol/token/check-audience.ts';
import { certificateThumbprint } from '#protocol/keys/certificate-thumbprint.ts';
import { thumbprint } from '#protocol/keys/thumbprint.ts';
import { checkKeyBinding, type BindingJudgement } from '#protocol/token/check-key-binding.ts';
import type { GrantType } from '#protocol/token/prepare-token-draft.ts';
import { processTokenResponse, type TokenAnswer } from '#protocol/token/process-token-response.ts';
import type { Judgement, StepInput } from '#flows/define-flow.ts';
import type { RunMemory } from '#flows/run-memory.ts';
import { wantsDpop } from './dpop-field.ts';
import { judgeNonce } from './dpop-nonce.ts';
import { idTokenJudge } from './judge-id-token.ts';
import { readResources, requestedResources } from './requested-resources.ts';

/**
 * The judgement on the answer to a grant, and what the run takes from it.
 * @see RFC 6749 §5.1, §5.2; OpenID Connect Core §3.1.3.7, §12.2; RFC 9396 §7
 */
export async function judgeTokenAnswer(
  grantType: GrantType,
  exchange: Exchange,
  input: StepInput,
): Promise<Judgement> {
  const sent = new URLSearchParams(formOf(exchange));
  const isRefresh = grantType === 'refresh_token';
  const judged = await processTokenResponse(exchange, {
    grantType,
    isProven: wantsDpop(input),
    isPublicClient: input.client.authentication === 'none',
    requestedScope: sent.get('scope') ?? input.memory.requestedScope,
    sentRefreshToken: sent.get('refresh_token'),
    judgeIdToken: idTokenJudge(input, {
      nonce: isRefresh ? undefined : input.memory.nonce,
      code: sent.get('code') ?? undefined,
    }),
  });
  const binding = judged.value === null ? nothingBound : await judgeBinding(judged.value, input);
  const problem = judged.problem ?? binding.problem;
  const { learned, again } = judgeNonce(exchange, 'dpopNonce', problem);
  return {
    checks: [
      ...judged.checks,
      ...binding.checks,
      ...(judged.value === null ? [] : checkExtent(judged.value, sent, input)),
    ],
    problem,
    learned: { ...learned, ...(judged.value === null ? {} : learnedFrom(judged.value)) },
    ...(again === undefined ? {} : { again }),
  };
}

const detailsName = 'authorization_details';
const nothingBound: BindingJudgement = { checks: [], problem: null };

// What the token request itself asks for counts before what the person was asked. RFC 9396 §6, RFC 8707 §2.2.
function checkExtent(
  { accessToken, members }: TokenAnswer,
  sent: URLSearchParams,
  { memory }: StepInput,
): readonly Check[] {
  const granted = members[detailsName];
  const asked = sent.get(detailsName) ?? memory.requestedAuthorizationDetails;
  const own = requestedResources(sent);
  const resources = own.length > 0 ? own : readResources(memory.requestedResources);
  return [
    ...checkGrantedDetails(asked, granted),
    ...(accessToken === null ? [] : checkTokenDetails(accessToken, granted)),
    ...(accessToken === null ? [] : checkAudience(accessToken, resources)),
  ];
}

async function judgeBinding(
  { accessToken, tokenType }: TokenAnswer,
  { client, loadProofKey }: StepInput,
): Promise<BindingJudgement> {
  if (accessToken === null) return nothingBound;
  const isBound = tokenType?.toLowerCase() === 'dpop';
  return checkKeyBinding(accessToken, {
    jkt: isBound ? await thumbprint((await loadProofKey()).publicJwk) : null,
    x5t: client.certificate === null ? null : await certificateThumbprint(client.certificate),
  });
}

function formOf({ request }: Exchange): string {
  return typeof request.body === 'string' ? request.body : '';
}

// What is missing in the answer is left as it was known: a refresh may bring no new refresh token.
function learnedFrom(answer: TokenAnswer): Partial<RunMemory> {
  const subject = answer.idTokenClaims?.['sub'];
  const details = answer.members[detailsName];
  return {
    accessToken: answer.accessToken,
    tokenType: answer.tokenType,
    grantedScope: answer.scope,
    accessTokenExpiresAt: answer.expiresAt,
    authorizationDetails: details === undefined ? null : JSON.stringify(details),
    ...(answer.refreshToken === null ? {} : { refreshToken: answer.refreshToken }),
    ...(answer.idToken === null ? {} : { idToken: answer.idToken }),
    ...(typeof subject === 'string' ? { idTokenSubject: subject } : {}),
  };
}
