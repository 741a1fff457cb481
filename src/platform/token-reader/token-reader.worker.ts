import { pruneReading } from '#protocol/jwt/prune-reading.ts';
import { readTokensUnverified } from '#protocol/jwt/read-tokens.ts';
import type { ReadOrder } from './read-in-worker.ts';

self.addEventListener('message', ({ data }: MessageEvent<ReadOrder>) => {
  const reading = pruneReading(readTokensUnverified(data.text, data.chosen));
  self.postMessage({ id: data.id, reading });
});
