import type { Check } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import type { Exchange } from '#protocol/http/message.ts';
import { prepareResourceDraft } from '#protocol/resource/prepare-resource-draft.ts';
import { ok } from '#protocol/result.ts';
import { rfc } from '#protocol/spec.ts';
import type { Judgement, RequestStep } from '#flows/define-flow.ts';
import { lacksEndpoint } from '#flows/steps/endpoint-request.ts';
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
  make: async ({ metadata, memory }) => {
    const draft = prepareResourceDraft({
      url: metadata.userinfo_endpoint ?? '',
      method: 'GET',
      accessToken: memory.accessToken ?? memory.revokedToken ?? '',
    });
    return ok({ draft, learned: {} });
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
  return { checks: [describe(status, isRefused)], problem, learned: {} };
}

function describe(status: number, isRefused: boolean): Check {
  const say = checkAbout('revoked.refused', rfc(6750, '3.1'));
  return isRefused
    ? say.passed('The token is refused: the revocation holds', String(status))
    : say.failed('The token is not refused', String(status));
}
