import { expect, test } from 'vitest';
import { explainProblem } from '#knowledge/explain-problem.ts';
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

test('a 401 whose challenge names no error asks for a token, and is not called without reason', () => {
  const refused = (header: string, status = 401) =>
    processApiResponse(answerOf('', { status, headers: [['WWW-Authenticate', header]] })).problem;
  const problem = refused('Bearer realm="orders"');
  expect(problem).toMatchObject({ code: 'unauthorized_unexplained', asksFor: 'Bearer' });
  expect(problem === null ? '' : explainProblem(problem).title).toBe(
    'The API asks for a token (401)',
  );
  expect(refused('Basic realm="orders"')).toMatchObject({ asksFor: null });
  expect(refused('Bearer realm="orders"', 403)).toMatchObject({ asksFor: null });
});
