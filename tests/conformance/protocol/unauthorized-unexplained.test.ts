import { expect, test } from 'vitest';
import { processApiResponse } from '#protocol/resource/process-api-response.ts';
import { answerOf } from '../../support/protocol-exchange.ts';

test('a 401 that gives no reason says whether CORS may hide it', () => {
  for (const headersSeen of ['all', 'cors-filtered'] as const) {
    const { problem, checks } = processApiResponse(answerOf('', { status: 401, headersSeen }));
    const isHiddenByCors = headersSeen === 'cors-filtered';
    expect(problem).toMatchObject({ code: 'unauthorized_unexplained', isHiddenByCors });
    const header = checks.find(({ id }) => id === 'www-authenticate');
    expect(header?.outcome).toBe(isHiddenByCors ? 'skipped' : 'failed');
  }
});
