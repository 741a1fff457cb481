import { expect, test } from 'vitest';
import { addedHeaders, type Sender } from './added-headers.ts';
import type { HttpRequest } from './message.ts';

const url = 'https://server.example/token';
const get: HttpRequest = { method: 'GET', url, headers: [], body: null };
const post: HttpRequest = { method: 'POST', url, headers: [], body: 'a=b' };

const namesOf = (request: HttpRequest, sender: Sender) =>
  addedHeaders(request, sender).map(({ name }) => name);

test('headers that the request has itself are not listed as added', () => {
  const headers: HttpRequest['headers'] = [
    ['ACCEPT', 'a/b'],
    ['Host', 'elsewhere.example'],
  ];
  expect(namesOf(post, 'page')).toEqual(expect.arrayContaining(['Host', 'Accept']));
  const names = namesOf({ ...post, headers }, 'page');
  expect(names).toContain('Cache-Control');
  expect(names).not.toContain('Accept');
  expect(names).not.toContain('Host');
});

test('a length is added where there is a body, or a method that should have one', () => {
  expect(namesOf(post, 'page')).toContain('Content-Length');
  expect(namesOf({ ...post, body: null }, 'relay')).toContain('Content-Length');
  expect(namesOf({ ...post, method: 'DELETE', body: null }, 'page')).not.toContain(
    'Content-Length',
  );
});

test('a navigation says neither an origin nor that it wants a fresh answer, and has cookies', () => {
  const names = namesOf(get, 'navigation');
  expect(names).toEqual(expect.arrayContaining(['Cookie', 'Upgrade-Insecure-Requests']));
  expect(names.filter((name) => ['Origin', 'Cache-Control', 'Pragma'].includes(name))).toEqual([]);
});

test('the relay adds what HTTP needs and nothing of the browser', () => {
  expect(namesOf(get, 'relay')).toEqual(['Host', 'Connection']);
  expect(namesOf(post, 'relay')).toEqual(['Host', 'Connection', 'Content-Length']);
});
