import { expect, it } from 'vitest';
import { readAuthorization } from '#protocol/http/read-authorization.ts';
import { explainCredentials } from './explain-authorization.ts';

const explain = (header: string) => explainCredentials(readAuthorization(header)!);

it('says what each scheme is, whatever its letter case, with its section', () => {
  expect(explain('bearer abc')).toMatchObject({ spec: { document: 'RFC 6750' }, doubts: [] });
  expect(explain('DPoP abc').spec).toEqual({ document: 'RFC 9449', section: '7.1' });
  expect(explain('Basic YTpi').says).toContain('hides nothing');
  expect(explain('Digest username="a"').doubts).toEqual([]);
});

it.each([
  ['Bearer', 'Nothing stands behind'],
  ['Bearer "abc"', 'quotes'],
  ['Bearer abc def', 'white space'],
  ['Bearer a,b', 'comma'],
  ['Bearer ü', 'cannot have'],
])('doubts %j', (header, words) => {
  expect(explain(header).doubts.join()).toContain(words);
});

it('knows nothing of a scheme that nobody defined', () => {
  expect(explain('constructor abc')).toMatchObject({ spec: null, doubts: [] });
});
