import { expect, test } from 'vitest';
import { concludeDiscovery } from '#protocol/discovery/conclude-discovery.ts';
import { discoveryAddresses } from '#protocol/discovery/discovery-addresses.ts';
import { processMetadataResponse } from '#protocol/discovery/process-metadata-response.ts';
import { answerOf } from '../../support/protocol-exchange.ts';

test('a server that has metadata at none of its addresses has none', () => {
  const plan = discoveryAddresses('https://server.example/tenant');
  if (!plan.ok) throw new Error('Failed to plan: the issuer is good');
  const { candidates, expected } = plan.value;
  const attempts = candidates.map((candidate) => {
    const value = processMetadataResponse(answerOf('', { status: 404 }), expected);
    return { candidate, outcome: { ok: true, value } as const };
  });
  const tried = candidates.map(({ url }) => url);
  const found = concludeDiscovery(attempts);
  expect(found).toMatchObject({ ok: false, problem: { code: 'metadata_not_found', tried } });
});
