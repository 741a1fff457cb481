import { describeOpening } from '#knowledge/cors-settings.ts';
import type { AdviceRule } from './advice-context.ts';
import { editEnvironment, makeAgain, restore, sendAgain, startOver, useRelay } from './fixes.ts';

/** The probe found that answers cannot be read, before anything was spent. */
export const unreadableBeforehand: AdviceRule = ({ problem, progress }) => {
  if (problem.code !== 'cors_suspected' || progress.sent !== null) return null;
  return {
    title: 'The token endpoint’s answers cannot be read from this page',
    meaning:
      'A harmless request without a grant was tried first. The server answered, and does not let this page read it; nothing has been sent that could be spent.',
    todo: `Go through the relay before you go on, so that the tokens can be read when they come. Or ${opening(problem.url)}.`,
    fixes: [
      { kind: 'use-relay', label: 'Use the relay', fresh: false },
      { kind: 'send-again', label: 'Go on without the relay' },
    ],
  };
};

/** The server may have acted on a request whose answer cannot be read. @see RFC 6749 §4.1.2 */
export const blindlySpent: AdviceRule = (context) => {
  const { problem, stepId, edited } = context;
  if (problem.code !== 'cors_suspected' || problem.preflight || edited.includes('url')) return null;
  if (stepId === 'redeem') {
    return {
      title: 'The answer could not be read, and the code may be spent',
      meaning:
        'The request went out without asking first, as a form does, so the server may have redeemed the code. Sending it again could revoke the tokens that it gave.',
      todo: `Start over with a new code, and redeem that one through the relay. Or ${opening(problem.url)}, and then start over.`,
      fixes: [useRelay(true)],
    };
  }
  if (stepId !== 'refresh') return null;
  return {
    title: 'The answer could not be read, and the refresh token may be spent',
    meaning:
      'The server may have rotated the refresh token, and the new one is in the answer that cannot be read. Using the old one again may end the whole family.',
    todo: `Sign in again for a new refresh token, and use that one through the relay. Or ${opening(problem.url)}, and then sign in again.`,
    fixes: [useRelay(true), startOver(context)],
  };
};

function opening(url: string): string {
  const sentence = describeOpening(url);
  return `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
}

/** CORS where nothing was spent. */
export const blockedByCors: AdviceRule = ({ problem, edited }) =>
  problem.code === 'cors_suspected' && !edited.includes('url')
    ? { fixes: [useRelay(false), sendAgain] }
    : null;

/** An address that was edited is the likeliest reason that nobody is there. */
export const wrongAddress: AdviceRule = (context) => {
  const codes = ['unreachable', 'cors_suspected', 'opaque_redirect', 'response_html'];
  const others = ['response_not_json', 'response_empty', 'status_unexpected', 'timeout'];
  const isAboutAddress = [...codes, ...others].includes(context.problem.code);
  if (!isAboutAddress || !context.edited.includes('url')) return null;
  return {
    causes: ['The address of this request was edited'],
    todo: `Put the address back: what came (${context.problem.code.replaceAll('_', ' ')}) is about the edited one.`,
    fixes: [restore(['url'], context), sendAgain],
  };
};

/** A code in a request that was never answered may have been redeemed. @see RFC 6749 §4.1.2 */
export const noAnswer: AdviceRule = (context) => {
  if (context.problem.code !== 'timeout') return null;
  if (context.stepId !== 'redeem') return { fixes: [sendAgain, editEnvironment] };
  return {
    meaning: 'The server took too long. It may have redeemed the code all the same.',
    todo: 'Send again; if the code turns out to be used, start over for a new one.',
    fixes: [sendAgain, startOver(context)],
  };
};

/** What the relay can do where the page may not. */
export const blockedByBrowser: AdviceRule = (context) => {
  const { problem, edited } = context;
  switch (problem.code) {
    case 'browser_refused':
      return { fixes: [useRelay(false), ...(edited.length > 0 ? [restore(edited, context)] : [])] };
    case 'mixed_content':
      return { fixes: [useRelay(false), editEnvironment, sendAgain] };
    case 'csp_blocked':
    case 'local_network_denied':
      return { fixes: [sendAgain, useRelay(false)] };
    case 'opaque_redirect':
      return { fixes: [useRelay(false), editEnvironment, sendAgain] };
    default:
      return null;
  }
};

/** Nothing left the device, or nobody was there: the same request can go again. */
export const notThere: AdviceRule = (context) => {
  switch (context.problem.code) {
    case 'offline':
      return { fixes: [sendAgain] };
    case 'unreachable':
      return { fixes: [sendAgain, editEnvironment] };
    case 'relay_refused':
      return { fixes: [editEnvironment, sendAgain] };
    case 'response_html':
    case 'response_not_json':
      return { fixes: [editEnvironment, makeAgain(context), sendAgain] };
    default:
      return null;
  }
};
