/**
 * Addresses that the page shares with whatever hosts it, as paths below the base path of the app
 * (`/` with `npm start`). Page and hosts build them here, so that neither can drift.
 */

/** Where the relay takes requests of the page: `POST`. */
export const relayPath = '/relay';

/** Names the host that answers: `GET`, always passed to the network by the worker. */
export const hostProbePath = '/sandbox';

/** Where authorization responses arrive; a `POST` here is a `form_post` answer. */
export const callbackPath = '/callback';

/** The query parameter of `/callback` that carries the one-time handle of a `form_post` answer. */
export const answerHandleParameter = 'form_post';

/** A handle is 128 random bits as base64url. */
const handleShape = /^[A-Za-z0-9_-]{22}$/;

/** Whether a text has the shape of a handle; nothing else is looked up. */
export function isAnswerHandle(text: string): boolean {
  return handleShape.test(text);
}

/** Where the browser is sent after a `form_post` answer was taken in. */
export function callbackWithHandle(handle: string): string {
  return `${callbackPath}?${answerHandleParameter}=${handle}`;
}

/** Where the page collects a `form_post` answer, once: `GET`. */
export function answerPath(handle: string): string {
  return `${callbackPath}/answer/${handle}`;
}

/** A `form_post` answer is kept for so long. */
export const answerLifetimeSeconds = 300;

/** A `form_post` body may be so long. */
export const answerLimitBytes = 256 * 1024;

/**
 * Where the host takes in what servers tell a client by themselves: `POST`. The page opens an inbox
 * for one token (`PUT`) and reads what has come (`GET`), each with that token as its bearer.
 */
export const notificationPath = '/notifications';

/** Puts a path below the app's base path: `/x/` and `/relay` give `/x/relay`. */
export function withBase(base: string, path: string): string {
  return base.replace(/\/$/, '') + path;
}
