import { backChannelPath, logoutTokenLimitBytes } from '#sandbox/contract/logout-addresses.ts';
import type { OutgoingMessage, Send, SendOutcome } from '#sandbox/server/ports.ts';
import { pathBelowBase } from './addresses.ts';
import { keepLogoutToken } from './logout-calls.ts';

/** A client that takes longer to take a message in has not got it. */
const patienceMilliseconds = 5000;

/**
 * Posts one message, once, as a page could: a client that does not let this origin read its answers
 * may have taken it in all the same. What is for this very app stays in the worker, which no network
 * leads to.
 */
export const sendOut: Send = async (message) => {
  const target = URL.canParse(message.url) ? new URL(message.url) : null;
  if (target === null || !/^https?:$/.test(target.protocol) || target.username !== '') {
    return { arrived: false, reason: 'It is no address to post to.' };
  }
  const isOwn = target.origin === message.origin && pathBelowBase(target) === backChannelPath;
  return isOwn ? takeIn(message) : post(target, message);
};

async function takeIn({ body }: OutgoingMessage): Promise<SendOutcome> {
  const isTaken = body.length <= logoutTokenLimitBytes && (await keepLogoutToken(body));
  return { arrived: true, status: isTaken ? 200 : 400 };
}

async function post(target: URL, { headers, body }: OutgoingMessage): Promise<SendOutcome> {
  try {
    const answer = await fetch(target, {
      ...{ method: 'POST', body, redirect: 'manual', credentials: 'omit', cache: 'no-store' },
      headers: headers.map(([name, value]): [string, string] => [name, value]),
      signal: AbortSignal.timeout(patienceMilliseconds),
    });
    return answer.type === 'opaqueredirect'
      ? {
          arrived: false,
          reason: 'It wanted to redirect, and a message goes to one address alone.',
        }
      : { arrived: true, status: answer.status };
  } catch (error) {
    const isLate = error instanceof DOMException && error.name === 'TimeoutError';
    return { arrived: false, reason: isLate ? 'There was no answer in 5 s.' : hidden };
  }
}

const hidden =
  'No answer can be read: nobody is there, or the client does not let this origin read answers (CORS) and may have taken it in.';
