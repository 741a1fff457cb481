import { expect, test } from 'vitest';
import { ok } from '#protocol/result.ts';
import { findResource } from '#workspace/environments/find-resource.ts';
import { answerOf } from '../../support/protocol-exchange.ts';

test('an API without metadata is told with what was asked and what came', async () => {
  const signal = new AbortController().signal;
  const found = await findResource('https://api.example/orders', {
    transport: async ({ url }) =>
      ok(
        answerOf('', {
          status: url.endsWith('/.well-known/oauth-protected-resource/orders') ? 404 : 401,
        }).response,
      ),
    signal,
    onAttempt: () => {},
  });
  expect(found).toMatchObject({
    ok: false,
    problem: {
      problem: {
        code: 'resource_metadata_not_found',
        tried: ['https://api.example/.well-known/oauth-protected-resource/orders'],
        apiStatus: 401,
        isHiddenByCors: false,
      },
      attempts: [
        { url: 'https://api.example/.well-known/oauth-protected-resource/orders' },
        { url: 'https://api.example/orders' },
      ],
    },
  });
});
