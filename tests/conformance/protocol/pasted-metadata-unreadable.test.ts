import { expect, test } from 'vitest';
import { parsePastedMetadata } from '#protocol/discovery/parse-pasted-metadata.ts';

test('a pasted text that is no JSON object is not metadata', () => {
  const problem = { code: 'pasted_metadata_unreadable', bodyKind: 'html' };
  expect(parsePastedMetadata('<html></html>')).toMatchObject({ value: null, problem });
});
