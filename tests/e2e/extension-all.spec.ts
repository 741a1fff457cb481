import { runEverythingAtOnce } from '../support/everything-at-once.ts';
import { test } from './fixtures.ts';

test('a request is signed and encrypted, pushed, answered by a JWT, and its tokens bound to a key', async ({
  page,
}) => {
  await runEverythingAtOnce(page);
});
