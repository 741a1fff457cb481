import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { Component } from './basic-bench.tsx';

afterEach(cleanup);

const box = (name: string) => screen.getByRole<HTMLTextAreaElement>('textbox', { name });
const type = (name: string, value: string) => fireEvent.change(box(name), { target: { value } });

/** The value of a row, once it is shown. */
function value(list: string, label: string): string | null {
  const rows = document.querySelector<HTMLElement>(`dl[aria-label="${list}"]`)!;
  const show = within(rows).queryByRole('button', { name: `Show ${label}` });
  if (show !== null) fireEvent.click(show);
  const term = within(rows).getByText(label, { selector: 'dt' });
  return term.parentElement?.querySelector('code')?.textContent ?? null;
}

it('writes both headers, which differ where there is something to encode', () => {
  render(<Component />);
  type('Client ID or user name', 'a b');
  type('Client secret or password', 'p:ä');
  const written = 'Authorization header';
  expect(value(written, 'Of a client')).toBe(`Basic ${btoa('a+b:p%3A%C3%A4')}`);
  expect(value(written, 'Of a user')).toBe(`Basic ${Buffer.from('a b:p:ä').toString('base64')}`);
  expect(screen.getByText(/another header/)).toBeDefined();
  type('Client ID or user name', 'web');
  type('Client secret or password', 'secret');
  expect(value(written, 'Of a user')).toBe(`Basic ${btoa('web:secret')}`);
  expect(screen.getByText(/the same here/)).toBeDefined();
});

it('shows no secret before it is asked for', () => {
  render(<Component />);
  type('Client secret or password', 'hush');
  expect(document.body.textContent).not.toContain(btoa(':hush'));
});

it('reads a header by both meanings', () => {
  render(<Component />);
  type('Authorization header', `Basic ${btoa('https%3A%2F%2Fc.example:a+b%2B')}`);
  const said = 'What the header says';
  expect(value(said, 'Client ID')).toBe('https://c.example');
  expect(value(said, 'Client secret')).toBe('a b+');
  expect(value(said, 'User name')).toBe('https%3A%2F%2Fc.example');
  expect(value(said, 'Password')).toBe('a+b%2B');
});

it('says what is wrong, and what is doubtful', () => {
  render(<Component />);
  type('Authorization header', 'Basic YWJj');
  expect(screen.getByText(/no colon in it/)).toBeDefined();
  type('Authorization header', `Basic ${btoa('a b:c')}`);
  const notes = screen.getByRole('list', { name: 'About the header' });
  expect(notes.textContent).toContain('It is not form-encoded');
  type('Client ID or user name', 'a:b');
  expect(screen.getByText(/can have no colon/)).toBeDefined();
});

it('has an example, and a way to clear', () => {
  render(<Component />);
  fireEvent.click(screen.getByRole('button', { name: 'Use an example' }));
  expect(value('What the header says', 'Client ID')).toBe('https://client.example');
  fireEvent.click(screen.getByRole('button', { name: 'Clear' }));
  expect(box('Authorization header').value).toBe('');
});
