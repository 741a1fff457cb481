import { makeDraft, type NewField } from '#protocol/http/draft-field.ts';
import type { RequestDraft } from '#protocol/http/draft.ts';
import { checkFrontChannelCall } from '#protocol/logout/check-front-channel-call.ts';
import { ok } from '#protocol/result.ts';
import { spec } from '#protocol/spec.ts';
import type { LocalStep } from '#flows/define-flow.ts';
import { sessionOfRun } from './session-of-run.ts';
import { frontChannelText } from './texts.ts';

/** Judges what a server called the app’s logout page with. @see OpenID Connect Front-Channel Logout 1.0 §2 */
export const frontChannelStep: LocalStep = {
  kind: 'local',
  id: 'front-channel',
  ...frontChannelText,
  specs: [spec('OIDC Front-Channel Logout', '2'), spec('OIDC Front-Channel Logout', '4.1')],
  optional: true,
  exhibit: 'front-channel-calls',
  waitsFor: () => null,
  make: async () => {
    const fields: readonly NewField[] = ['iss', 'sid'].map((name) => ({
      ...{ place: 'query', name, value: '' },
    }));
    return ok({ draft: makeDraft('GET', '', fields), learned: {} });
  },
  perform: async (draft, { issuer, memory }) => {
    const call = { iss: valueOf(draft, 'iss'), sid: valueOf(draft, 'sid') };
    const checks = checkFrontChannelCall(call, { issuer, session: sessionOfRun(memory) });
    return { checks, learned: {}, problem: null, output: null };
  },
};

function valueOf({ fields }: RequestDraft, name: string): string | null {
  const field = fields.find((one) => one.included && one.name === name);
  return field === undefined || field.value === '' ? null : field.value;
}
