import { randomText } from '#protocol/authorization/make-pkce.ts';
import { checkAbout } from '#protocol/check-about.ts';
import { checkPushedClaims } from '#protocol/ciba/check-pushed-claims.ts';
import { processNotification, type Notification } from '#protocol/ciba/process-notification.ts';
import { makeDraft, type NewField } from '#protocol/http/draft-field.ts';
import { judgeJsonAnswer } from '#protocol/http/judge-json-answer.ts';
import type { Exchange } from '#protocol/http/message.ts';
import { ok } from '#protocol/result.ts';
import { spec } from '#protocol/spec.ts';
import type { Judgement, RequestStep, StepInput } from '#flows/define-flow.ts';
import { judgeTokenAnswer } from '#flows/steps/token-judgement.ts';
import { deliveryOf, isNotified, lacksReceiver } from './delivery.ts';
import { openInboxText, readInboxText } from './texts.ts';

/** The grant that pushed tokens are of, too. */
const grantType = 'urn:openid:params:grant-type:ciba';

/** So often this app’s own host is asked whether something has come. */
const askEverySeconds = 2;

function inboxDraft({ receiver }: StepInput, method: 'PUT' | 'GET', token: string) {
  const proof: NewField = {
    ...{ place: 'header', name: 'Authorization', value: `Bearer ${token}`, secret: true },
  };
  return makeDraft(method, receiver.address ?? '', [proof]);
}

/** The token by which the client knows who notifies it. @see CIBA Core 1.0 §7.1 */
export const openInbox: RequestStep = {
  kind: 'request',
  id: 'inbox',
  ...openInboxText,
  specs: [spec('CIBA Core', '7.1')],
  optional: false,
  exhibit: 'inbox',
  atOwnHost: true,
  when: isNotified,
  waitsFor: lacksReceiver,
  make: async (input) => {
    const clientNotificationToken = randomText(input.random);
    const draft = inboxDraft(input, 'PUT', clientNotificationToken);
    return ok({ draft, learned: { clientNotificationToken } });
  },
  process: async (exchange) => {
    const rules = { answer: 'notification', from: 'notification', status: 201 } as const;
    const section = spec('CIBA Core', '7.1');
    const read = judgeJsonAnswer(exchange, { ...rules, spec: section, errorSpec: section });
    const isOpen = read.value !== null && read.problem === null;
    const learned = isOpen ? { inboxOpenedAt: exchange.response.receivedAt } : {};
    return { checks: read.checks, problem: read.problem, learned };
  },
};

/** What the server tells by itself, once it does. @see CIBA Core 1.0 §10.2, §10.3, §12 */
export const readInbox: RequestStep = {
  kind: 'request',
  id: 'notification',
  ...readInboxText,
  specs: [spec('CIBA Core', '10.2'), spec('CIBA Core', '10.3'), spec('CIBA Core', '12')],
  optional: false,
  exhibit: 'question',
  atOwnHost: true,
  when: isNotified,
  waitsFor: ({ memory, options, receiver }) =>
    lacksReceiver({ options, receiver }) ??
    (memory.authReqId === null ? 'the question that the step before asks' : null),
  make: async (input) =>
    ok({
      draft: inboxDraft(input, 'GET', input.memory.clientNotificationToken ?? ''),
      learned: {},
    }),
  process: async (exchange, input) => {
    const { checks, value, problem } = processNotification(exchange, input.memory.authReqId);
    if (value === null)
      return problem === null ? notYet(checks, input) : { checks, problem, learned: {} };
    const judged =
      deliveryOf(input.options) === 'push'
        ? await judgePushed(exchange, value, input)
        : { checks: [], problem: null, learned: {} };
    const learned = { ...judged.learned, notifiedAt: exchange.response.receivedAt };
    return { ...judged, checks: [...checks, ...judged.checks], learned };
  },
};

// A server that pushes says nothing of an expiry before it is over, and may say nothing at all.
function notYet(checks: Judgement['checks'], { memory, now }: StepInput): Judgement {
  const { authReqIdExpiresAt: end } = memory;
  if (end === null || now < end) {
    const again = { afterSeconds: askEverySeconds, reason: 'no_notification_yet' };
    return { checks, problem: null, learned: {}, again };
  }
  const say = checkAbout('expires_in', spec('CIBA Core', '7.3'));
  const over = say.failed('The time that the server gave is over, and no notification has come');
  const about = { answer: 'notification', missing: ['auth_req_id'] } as const;
  const problem = { code: 'answer_incomplete', spec: spec('CIBA Core', '10.2'), ...about } as const;
  return { checks: [...checks, over], problem, learned: {} };
}

/** Pushed tokens are a token response that came by another way. @see CIBA Core 1.0 §10.3.1 */
async function judgePushed(
  { request, response }: Exchange,
  { members }: Notification,
  input: StepInput,
): Promise<Judgement> {
  const pushed = { request, response: { ...response, body: JSON.stringify(members) } };
  const judged = await judgeTokenAnswer(grantType, pushed, input);
  const { accessToken, idToken, refreshToken } = judged.learned;
  if (accessToken == null || idToken == null) return judged;
  const { authReqId } = input.memory;
  const tied = await checkPushedClaims(idToken, {
    ...{ authReqId, accessToken, refreshToken: refreshToken ?? null },
  });
  const problem = judged.problem ?? refusalOf(tied);
  return { ...judged, checks: [...judged.checks, ...tied], problem };
}

function refusalOf(checks: Judgement['checks']): Judgement['problem'] {
  const failed = checks.find(({ outcome }) => outcome === 'failed');
  if (failed === undefined) return null;
  const about = { check: failed.id, found: failed.title, spec: failed.spec } as const;
  return { code: 'id_token_refused', ...about };
}
