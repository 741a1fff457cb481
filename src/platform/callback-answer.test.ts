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
