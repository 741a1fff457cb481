import type { Check } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import type { Exchange } from '#protocol/http/message.ts';
import { ok } from '#protocol/result.ts';
import { rfc } from '#protocol/spec.ts';
import type { Judgement, RequestStep } from '#flows/define-flow.ts';
import { lacksEndpoint } from '#flows/steps/endpoint-request.ts';
import { makeResourceDraft } from '#flows/steps/resource-request.ts';
import { useRevokedText } from './texts.ts';

/** Tries a token that was given back at UserInfo. @see RFC 7009 §2.2, RFC 6750 §3.1 */
export const useRevokedStep: RequestStep = {
  kind: 'request',
  id: 'prove-userinfo',
  ...useRevokedText,
  specs: [rfc(7009, '3'), rfc(6750, '3.1')],
  optional: true,
  waitsFor: ({ memory, metadata }) =>
    lacksEndpoint(metadata.userinfo_endpoint, 'a UserInfo endpoint') ??
    (memory.revokedToken === null ? 'a token that was given back' : null),
  make: async (input) => {
    const { metadata, memory, options } = input;
    // With a refresh token the access tokens die that came of it; it is of no use at UserInfo itself.
    const isRefresh = options['kind'] === 'refresh_token';
    const accessToken = isRefresh ? memory.accessToken : memory.revokedToken;
    const resource = { method: 'GET', url: metadata.userinfo_endpoint ?? '' };
    const asked = { ...input, memory: { ...memory, accessToken } };
    return ok({ draft: await makeResourceDraft(asked, resource), learned: {} });
  },
  process: async (exchange) => judgeUse(exchange),
};

function judgeUse({ response: { status } }: Exchange): Judgement {
  const spec = rfc(6750, '3.1');
  const isRefused = status === 401 || status === 403;
  const problem =
    status >= 200 && status < 300
      ? ({ code: 'revoked_token_accepted', spec: rfc(7009, '3'), status } as const)
      : isRefused
        ? null
        : ({ code: 'status_unexpected', spec, answer: 'userinfo', status } as const);
  return { checks: [describe(status)], problem, learned: {} };
}

function describe(status: number): Check {
  const say = checkAbout('revoked.refused', rfc(6750, '3.1'));
  if (status === 403) {
    // §3.1: insufficient_scope, which a good token gets as well.
    return say.skipped(
      'Refused for what it may do, which says nothing about the revocation',
      '403',
    );
  }
  return status === 401
    ? say.passed('The token is refused: the revocation holds', String(status))
    : say.failed('The token is not refused', String(status));
}
