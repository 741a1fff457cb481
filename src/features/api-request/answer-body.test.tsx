import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { HttpResponse } from '#protocol/http/message.ts';
import { AnswerBody } from './answer-body.tsx';

afterEach(cleanup);

function show(type: string, body: string | Uint8Array) {
  const isText = typeof body === 'string';
  const response: HttpResponse = {
    ...{ status: 200, statusText: 'OK', headers: [['content-type', type]] },
    body: isText ? body : Buffer.from(body).toString('base64'),
    bodyEncoding: isText ? 'utf-8' : 'base64',
    ...{ headersSeen: 'all', durationMilliseconds: 1, receivedAt: 1 },
  };
  render(<AnswerBody response={response} />);
}

const pretty = () => document.querySelector('[data-part="pretty"]')?.textContent ?? '';

it('lays JSON out, whatever its type says, and keeps its numbers', () => {
  show('text/plain', '{"n":1.0,"big":12345678901234567890}');
  expect(pretty()).toBe('{\n  "n": 1.0,\n  "big": 12345678901234567890\n}');
});

it('shows an image, of bytes or of text, by an address that runs nothing', () => {
  show('image/png', new Uint8Array([137, 80, 78, 71, 255]));
  const image = screen.getByRole<HTMLImageElement>('img', { name: 'What the API answered with' });
  expect(image.src).toBe('data:image/png;base64,iVBOR/8=');
  cleanup();
  show('image/svg+xml', '<svg onload="x"/>');
  expect(screen.getByRole<HTMLImageElement>('img').src).toBe(
    'data:image/svg+xml;charset=utf-8,%3Csvg%20onload%3D%22x%22%2F%3E',
  );
});

it('takes HTML for text', () => {
  show('text/html', '<b id="made">bold</b>');
  expect(pretty()).toBe('<b id="made">bold</b>');
  expect(document.querySelector('#made')).toBeNull();
});

it('shows the beginning of other bytes in hexadecimal, and all when asked', () => {
  show('application/octet-stream', new Uint8Array(5000).fill(0xab));
  const first = pretty().length;
  expect(pretty()).toMatch(/^0+ {1,2}ab/);
  fireEvent.click(screen.getByRole('button', { name: 'Show all' }));
  expect(pretty().length).toBeGreaterThan(first);
});

it('lays long JSON out only when asked', () => {
  const rows = Array.from({ length: 60_000 }, (_, id) => ({ id, name: 'row' }));
  show('application/json', JSON.stringify(rows));
  expect(pretty()).toMatch(/^\[\{"id":0/);
  fireEvent.click(screen.getByRole('button', { name: 'Lay it out' }));
  expect(pretty()).toMatch(/^\[\n {2}\{\n/);
});

it('says that there is nothing where there is nothing', () => {
  show('application/json', '');
  expect(screen.getByText('The answer has no body.')).toBeDefined();
});
