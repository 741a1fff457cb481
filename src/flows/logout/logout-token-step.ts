import { checkAbout } from '#protocol/check-about.ts';
import { makeDraft } from '#protocol/http/draft-field.ts';
import { decodeJwtUnverified } from '#protocol/jwt/decode-jwt.ts';
import { validateLogoutToken } from '#protocol/logout/validate-logout-token.ts';
import { ok } from '#protocol/result.ts';
import { spec } from '#protocol/spec.ts';
import type { LocalStep, Performance, StepInput } from '#flows/define-flow.ts';
import { judgeServerSignature } from '#flows/steps/judge-server-signature.ts';
import { sessionOfRun } from './session-of-run.ts';
import { logoutTokenText } from './texts.ts';

const rule = spec('OIDC Back-Channel Logout', '2.6');

/** Judges a logout token as the app that received it has to. @see OpenID Connect Back-Channel Logout 1.0 §2.6 */
export const logoutTokenStep: LocalStep = {
  kind: 'local',
  id: 'logout-token',
  ...logoutTokenText,
  specs: [spec('OIDC Back-Channel Logout', '2.4'), rule],
  optional: true,
  exhibit: 'back-channel-calls',
  waitsFor: () => null,
  make: async () => {
    const field = { place: 'form', name: 'logout_token', value: '' } as const;
    return ok({ draft: makeDraft('POST', '', [field]), learned: {} });
  },
  perform: (draft, input) => {
    const pasted = draft.fields.find(({ name }) => name === 'logout_token')?.value ?? '';
    return judge(pasted.trim(), input);
  },
};

async function judge(token: string, input: StepInput): Promise<Performance> {
  const decoded = decodeJwtUnverified(token);
  const nothing = { learned: {}, output: null };
  if (decoded.kind !== 'jws') {
    const check = checkAbout('logout_token', rule).failed('There is no signed JWT in the text');
    const problem = { code: 'logout_token_refused', spec: rule, check: check.id } as const;
    return { ...nothing, checks: [check], problem: { ...problem, found: check.title } };
  }
  const about = { id: 'logout_token.signature', spec: rule };
  const signature = await judgeServerSignature(token, input, about);
  const members = { header: decoded.header.claims, claims: decoded.payload.claims };
  const moment = { now: input.now, toleranceSeconds: input.clockToleranceSeconds };
  const checks = [signature, ...validateLogoutToken(members, expectation(input), moment)];
  const failed = checks.find(({ outcome }) => outcome === 'failed');
  if (failed === undefined) return { ...nothing, checks, problem: null };
  const { id: check, title: found, spec: at } = failed;
  const problem = { code: 'logout_token_refused', spec: at, check, found } as const;
  return { ...nothing, checks, problem };
}

function expectation({ issuer, client, memory }: StepInput) {
  const { idTokenSubject: subject } = memory;
  return { issuer, clientId: client.clientId, subject, session: sessionOfRun(memory) };
}
