import type { Exchange, HeaderPair, HttpResponse } from '#protocol/http/message.ts';

/** What a test wants otherwise than the usual. */
export interface AnswerChanges {
  readonly status?: number;
  readonly type?: string | null;
  readonly headers?: readonly HeaderPair[];
  readonly headersSeen?: HttpResponse['headersSeen'];
  readonly requestHeaders?: readonly HeaderPair[];
}

/** The moment at which every answer of these tests comes. */
export const receivedAt = Date.UTC(2026, 0, 1);

/** An exchange whose answer has this body. */
export function answerOf(body: string, changes: AnswerChanges = {}): Exchange {
  const { status = 200, type = 'application/json', headers = [] } = changes;
  const noStore: HeaderPair = ['cache-control', 'no-store'];
  return {
    request: {
      method: 'POST',
      url: 'https://server.example/endpoint',
      headers: changes.requestHeaders ?? [],
      body: null,
    },
    response: {
      status,
      statusText: '',
      headers: [...(type === null ? [] : [['content-type', type] as const]), noStore, ...headers],
      body,
      bodyEncoding: 'utf-8',
      headersSeen: changes.headersSeen ?? 'all',
      durationMilliseconds: 1,
      receivedAt,
    },
  };
}

/** An exchange whose answer is this value as JSON. */
export function jsonAnswer(value: unknown, changes: AnswerChanges = {}): Exchange {
  return answerOf(JSON.stringify(value), changes);
}
