import { ok } from '#protocol/result.ts';
import { oidcCore, rfc } from '#protocol/spec.ts';
import { checkRequestedClaims } from '#protocol/claims-request/check-requested-claims.ts';
import { processUserinfoResponse } from '#protocol/resource/process-userinfo-response.ts';
import type { RequestStep, StepInput } from '#flows/define-flow.ts';
import { userinfoJwtJudge } from './judge-userinfo-jwt.ts';
import { judgeResource, makeResourceDraft } from './resource-request.ts';

/** Asks the server about the person of the access token. @see OpenID Connect Core §5.3 */
export const userinfoStep: RequestStep = {
  kind: 'request',
  id: 'userinfo',
  title: 'Ask who signed in',
  about:
    'The access token goes to the UserInfo endpoint, which answers with the claims that the scopes allow. Its sub must be that of the ID token, or the answer is about someone else.',
  specs: [oidcCore('5.3'), rfc(6750, '2.1'), rfc(9449, '7.1')],
  optional: true,
  waitsFor: ({ memory, metadata }) =>
    waitsForEndpoint(metadata.userinfo_endpoint) ??
    (memory.accessToken === null ? 'an access token' : null),
  make: async (input) => ok({ draft: await userinfoDraft(input), learned: {} }),
  process: async (exchange, input) => {
    const judged = await processUserinfoResponse(exchange, {
      sub: input.memory.idTokenSubject,
      judgeJwt: userinfoJwtJudge(input),
    });
    return judgeResource(exchange, withRequested(judged, input));
  },
};

function withRequested(
  judged: Awaited<ReturnType<typeof processUserinfoResponse>>,
  { memory }: StepInput,
) {
  if (judged.value === null) return judged;
  const came = { place: 'userinfo', claims: judged.value.claims } as const;
  const checks = [...judged.checks, ...checkRequestedClaims(memory.requestedClaims, came)];
  return { ...judged, checks };
}

/** The same for a token that may be typed by hand: it waits for the endpoint alone. */
export const userinfoAloneStep: RequestStep = {
  ...userinfoStep,
  optional: false,
  waitsFor: ({ metadata }) => waitsForEndpoint(metadata.userinfo_endpoint),
};

function waitsForEndpoint(endpoint: string | undefined): string | null {
  return endpoint === undefined
    ? 'a UserInfo endpoint, of which the server’s metadata says nothing: if it has one, enter it among the endpoints of this environment'
    : null;
}

function userinfoDraft(input: StepInput) {
  return makeResourceDraft(input, { url: input.metadata.userinfo_endpoint ?? '', method: 'GET' });
}
