import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import { chooseAnswer, readCallbackAnswer } from './callback-answer.ts';

const door = {
  handleIn: (search: string) => new URLSearchParams(search).get('form_post'),
  collect: async (handle: string) =>
    handle === 'good' ? { parameters: [['code', 'c'] as [string, string]] } : null,
};

function openPage(address: string) {
  const { search, hash, pathname } = new URL(address, 'http://localhost');
  const replaceState = vi.fn();
  vi.stubGlobal('window', { location: { search, hash, pathname }, history: { replaceState } });
  return replaceState;
}

afterEach(() => vi.unstubAllGlobals());

it('reads the query in its order, repeated names too, and takes it out of the address', async () => {
  const replaceState = openPage('/callback?code=a&state=s&code=b');
  expect(await readCallbackAnswer(door)).toEqual({
    parameters: [
      ['code', 'a'],
      ['state', 's'],
      ['code', 'b'],
    ],
    mode: 'query',
  });
  expect(replaceState).toHaveBeenCalledWith(undefined, '', '/callback');
});

it('reads a fragment, though the redirect URI has a query of its own', async () => {
  openPage('/callback?tenant=7#code=a&state=s');
  expect((await readCallbackAnswer(door))?.mode).toBe('fragment');
});

it('collects a form_post answer by its handle, and has nothing for one that is spent', async () => {
  openPage('/callback?form_post=good');
  expect(await readCallbackAnswer(door)).toEqual({
    parameters: [['code', 'c']],
    mode: 'form_post',
  });
  openPage('/callback?form_post=spent');
  expect(await readCallbackAnswer(door)).toBeNull();
});

it('has no answer for a page that was opened without one', async () => {
  const replaceState = openPage('/callback');
  expect(await readCallbackAnswer(door)).toBeNull();
  expect(replaceState).not.toHaveBeenCalled();
  expect(chooseAnswer([], [])).toBeNull();
});

const name = fc.oneof(fc.constantFrom('code', 'state', 'iss', 'error', 'form_post'), fc.string());
const pairs = fc.array(fc.tuple(name, fc.string()), { maxLength: 4 });
const part = fc.oneof(
  fc.string({ unit: 'binary' }),
  pairs.map((all) => new URLSearchParams(all).toString()),
);

it('throws at no address, leaves nothing of it in the address bar, and reads nothing into it', async () => {
  await fc.assert(
    fc.asyncProperty(part, part, async (query, fragment) => {
      const { href } = new URL(`http://localhost/callback?${query}#${fragment}`);
      const replaceState = openPage(href);
      const answer = await readCallbackAnswer(door);
      const { search, hash, searchParams } = new URL(href);
      const isBare = search === '' && hash === '';
      expect(replaceState.mock.calls.map(([, , to]) => String(to))).toEqual(
        isBare ? [] : ['/callback'],
      );
      if (answer === null || answer.mode === 'form_post') return;
      const held = answer.mode === 'query' ? searchParams : new URLSearchParams(hash.slice(1));
      expect(answer.parameters).toEqual([...held]);
    }),
  );
});

it('gives back any answer, by query and by fragment', async () => {
  const rest = fc.array(fc.tuple(fc.string({ minLength: 1 }), fc.string()), { maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(rest, fc.constantFrom('query', 'fragment'), async (others, mode) => {
      const answer = [['state', 's'], ...others.filter(([one]) => one !== 'form_post')];
      const text = new URLSearchParams(answer as [string, string][]).toString();
      openPage(`http://localhost/callback${mode === 'query' ? '?' : '#'}${text}`);
      expect(await readCallbackAnswer(door)).toEqual({ parameters: answer, mode });
    }),
  );
});
