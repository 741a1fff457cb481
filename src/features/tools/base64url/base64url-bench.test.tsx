import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { Component } from './base64url-bench.tsx';

afterEach(cleanup);

const box = (name: string) => screen.getByRole<HTMLTextAreaElement>('textbox', { name });
const type = (name: string, value: string) => fireEvent.change(box(name), { target: { value } });

it('follows in every box whichever one is typed in', () => {
  render(<Component />);
  type('Text', 'ä?>');
  expect(box('base64url').value).toBe('w6Q_Pg');
  expect(box('base64').value).toBe('w6Q/Pg==');
  expect(box('Hexadecimal').value).toBe('c3a43f3e');
  expect(box('Bytes').value).toBe('[195, 164, 63, 62]');
  expect(screen.getByText('4 bytes')).toBeDefined();
  type('Bytes', '123, 125');
  expect(box('Text').value).toBe('{}');
  expect(box('base64url').value).toBe('e30');
});

it('names what is not canonical, and reads it all the same', () => {
  render(<Component />);
  type('base64url', 'e31=');
  expect(box('Text').value).toBe('{}');
  const notes = screen.getByRole('list', { name: 'About base64url' });
  expect(notes.textContent).toContain('Character 4: = is padding');
  expect(notes.textContent).toContain('Character 3, the last: 1 has bits beyond the last byte');
});

it('says which character is wrong and keeps what was typed', () => {
  render(<Component />);
  type('base64url', 'e3*0');
  expect(box('base64url').value).toBe('e3*0');
  expect(box('base64url').getAttribute('aria-invalid')).toBe('true');
  expect(screen.getByText(/Character 3: “\*” \(U\+002A\)/)).toBeDefined();
  expect(box('Text').value).toBe('');
});

it('says that bytes are not text, and where', () => {
  render(<Component />);
  type('Hexadecimal', '61 ff');
  expect(screen.getByText(/not UTF-8 text: byte 2/)).toBeDefined();
  expect(box('base64url').value).toBe('Yf8');
});

it('has an example one press away, and a way to clear', () => {
  render(<Component />);
  fireEvent.click(screen.getByRole('button', { name: 'Use an example' }));
  expect(box('Text').value).toBe('{"typ":"JWT",\n "alg":"HS256"}');
  expect(box('Hexadecimal').value).toContain('2c0d0a');
  expect(screen.getByText(/carriage return/)).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: 'Clear' }));
  expect(box('Text').value).toBe('');
});
