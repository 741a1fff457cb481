import { expect, test } from 'vitest';
import { resourceMetadataAddress } from '#protocol/resource-metadata/resource-metadata-address.ts';

test.each(['orders', 'the orders API', 'ftp://api.example', 'https://me@api.example', ''])(
  '“%s” is no address of an API',
  (text) => {
    const plan = resourceMetadataAddress(text);
    expect(plan).toMatchObject({ ok: false, problem: { code: 'resource_text_unreadable', text } });
  },
);
