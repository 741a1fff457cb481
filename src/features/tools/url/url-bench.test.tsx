import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { Component } from './url-bench.tsx';

afterEach(cleanup);

const box = (name: string) => screen.getByRole<HTMLTextAreaElement>('textbox', { name });
const type = (name: string, value: string) => fireEvent.change(box(name), { target: { value } });
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

it('shows the parameters of query and fragment, decoded', () => {
  render(<Component />);
  type('URL', 'https://as.example/authorize?scope=openid+a%2Bb#x=%C3%BC');
  expect(box('Without parameters').value).toBe('https://as.example/authorize');
  expect(box('Query 1 name').value).toBe('scope');
  expect(box('Query 1 value').value).toBe('openid a+b');
  expect(box('Fragment 1 value').value).toBe('ü');
});

it('writes a changed row anew, and leaves the others as they were', () => {
  render(<Component />);
  type('URL', '/cb?a=%20x&b=1&c#d=2');
  type('Query 2 value', 'ä &=');
  expect(box('URL').value).toBe('/cb?a=%20x&b=%C3%A4+%26%3D&c#d=2');
  press('Remove query 3');
  type('Fragment 1 name', 'e');
  expect(box('URL').value).toBe('/cb?a=%20x&b=%C3%A4+%26%3D#e=2');
  type('Without parameters', 'https://rp.example/?#');
  expect(box('URL').value).toBe('https://rp.example/?a=%20x&b=%C3%A4+%26%3D#e=2');
});

it('adds parameters to a part that was not there, and takes the part away with the last', () => {
  render(<Component />);
  type('URL', '/cb');
  press('Add to the fragment');
  type('Fragment 1 name', 'state');
  type('Fragment 1 value', 'a b');
  expect(box('URL').value).toBe('/cb#state=a+b');
  press('Remove fragment 1');
  expect(box('URL').value).toBe('/cb');
});

it('names what stands twice, what is broken, and secrets that a server would log', () => {
  render(<Component />);
  type('URL', '/?state=1&state=2&x=%zz&access_token=abc');
  const notes = screen.getByRole('list', { name: 'About the query' }).textContent;
  expect(notes).toContain('state stands there more than once');
  expect(notes).toContain('x=%zz: its percent-encoding is broken');
  expect(notes).toContain('access_token in a query ends up in logs');
  type('URL', '/#access_token=abc');
  expect(screen.queryByRole('list', { name: /^About/ })).toBeNull();
});

it('says what a parameter means, and begins with an example', () => {
  render(<Component />);
  press('Use an example');
  expect(box('Query 5 name').value).toBe('state');
  expect(screen.getAllByRole('link', { name: /^RFC 6749/ }).length).toBeGreaterThan(3);
  press('Clear');
  expect(box('URL').value).toBe('');
});
