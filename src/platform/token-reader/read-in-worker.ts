import type { TokenReading } from '#protocol/jwt/read-tokens.ts';
import TokenReader from './token-reader.worker.ts?worker';

interface Waiting {
  readonly resolve: (reading: TokenReading) => void;
  readonly reject: (error: Error) => void;
}

/** What the worker is sent, and answers. */
export interface ReadOrder {
  readonly id: number;
  readonly text: string;
  readonly chosen: number;
}

let reader: Worker | null = null;
let lastId = 0;
const waiting = new Map<number, Waiting>();

function start(): Worker {
  const worker = new TokenReader();
  worker.addEventListener(
    'message',
    (event: MessageEvent<{ id: number; reading: TokenReading }>) => {
      const { id, reading } = event.data;
      waiting.get(id)?.resolve(reading);
      waiting.delete(id);
    },
  );
  worker.addEventListener('error', () => {
    for (const { reject } of waiting.values()) reject(new Error('Failed to read: no worker'));
    waiting.clear();
    reader = null;
  });
  return worker;
}

/**
 * Reads a large text in a thread of its own, so that the page goes on. Without a text it only makes
 * the thread ready.
 */
export function readInWorker(text: string, chosen: number): Promise<TokenReading> {
  reader ??= start();
  lastId += 1;
  const order: ReadOrder = { id: lastId, text, chosen };
  const answer = new Promise<TokenReading>((resolve, reject) => {
    waiting.set(order.id, { resolve, reject });
  });
  reader.postMessage(order);
  return answer;
}
