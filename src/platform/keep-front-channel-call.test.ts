import { expect, it } from 'vitest';
import { keepFrontChannelCall, type FramedWindow } from './keep-front-channel-call.ts';
import { readKeptCalls } from './logout-calls.ts';

function frame(search: string, kept: Map<string, string>, top: unknown = {}): FramedWindow {
  const localStorage = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
  };
  return { location: { search }, localStorage, self: 'self', top };
}

const textIn = (kept: Map<string, string>) => kept.get('claimcheck-logout-calls') ?? null;

it('notes iss, sid and where it stood, for the app to find', () => {
  const kept = new Map<string, string>();
  expect(keepFrontChannelCall(frame('?iss=https%3A%2F%2Fas.example&sid=1', kept), 7)).toBe('kept');
  keepFrontChannelCall(frame('?access_token=no', kept, 'self'), 8);
  expect(readKeptCalls(textIn(kept), 9)).toEqual([
    { kind: 'front-channel', at: 7, iss: 'https://as.example', sid: '1', place: 'frame' },
    { kind: 'front-channel', at: 8, iss: null, sid: null, place: 'tab' },
  ]);
  expect(textIn(kept)).not.toContain('access_token');
});

it('keeps the latest fifty, and none of them for longer than five minutes', () => {
  const kept = new Map<string, string>();
  for (let at = 0; at <= 50; at += 1) keepFrontChannelCall(frame(`?sid=${at}`, kept), at);
  const calls = readKeptCalls(textIn(kept), 300_000);
  expect(calls).toHaveLength(50);
  expect(calls[0]).toMatchObject({ sid: '1' });
  expect(readKeptCalls(textIn(kept), 300_050)).toEqual([]);
});

it('notes nothing where the browser gives the frame no storage, or what is there is broken', () => {
  const closed: FramedWindow = {
    ...frame('?sid=1', new Map()),
    get localStorage(): Storage {
      throw new DOMException('denied', 'SecurityError');
    },
  };
  expect(keepFrontChannelCall(closed)).toBe('not-kept');
  expect(readKeptCalls('{', 0)).toEqual([]);
  expect(readKeptCalls('[{"kind":"front-channel"}]', 0)).toEqual([]);
});
