import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, expect, it } from 'vitest';
import { tokenOf } from '../../../../tests/support/token-of.ts';
import { Component } from './authorization-bench.tsx';

afterEach(cleanup);

function open() {
  const router = createMemoryRouter([{ path: '*', Component }]);
  render(<RouterProvider router={router} />);
  return router;
}

const type = (name: string, value: string) =>
  fireEvent.change(screen.getByRole('textbox', { name }), { target: { value } });
const credentials = () => screen.getByRole('region', { name: 'Credentials' });

it('explains each challenge of a header, and each of its parameters', () => {
  open();
  type(
    'WWW-Authenticate',
    'WWW-Authenticate: Bearer error="invalid_token", DPoP algs="ES256", Own x=1',
  );
  const [bearer, dpop, own] = screen.getAllByRole('region', { name: /^Challenge/ });
  expect(bearer?.textContent).toContain('The token is expired, revoked, malformed');
  expect(within(dpop!).getByRole('row', { name: /algs/ }).textContent).toContain('ES256');
  expect(within(dpop!).getAllByRole('link', { name: 'RFC 9449 §7.1' })).toHaveLength(2);
  expect(own?.textContent).toContain('not known here');
});

it('shows a token only when asked, and takes it to the inspector, not into the address', () => {
  const router = open();
  const token = tokenOf({ sub: 'me' });
  type('Authorization', `Bearer ${token}`);
  expect(credentials().textContent).not.toContain(token);
  expect(credentials().textContent).toContain('A JWT');
  fireEvent.click(screen.getByRole('button', { name: 'Show Value' }));
  expect(credentials().textContent).toContain(token);
  fireEvent.click(screen.getByRole('button', { name: 'Open in the inspector' }));
  expect(router.state.location.pathname).toBe('/tokens/inspect');
  expect(router.state.location.state).toEqual({ token });
});

it('takes a value with dots for no JWT unless it has a header', () => {
  open();
  fireEvent.click(screen.getByRole('button', { name: 'Use an example' }));
  expect(credentials().textContent).toContain('An opaque value');
  expect(screen.queryByRole('button', { name: 'Open in the inspector' })).toBeNull();
});

it('reads Basic by both of its meanings where they differ', () => {
  open();
  type('Authorization', `Basic ${btoa('a%3Ab:s+t')}`);
  expect(credentials().textContent).toContain('hides nothing');
  expect(screen.getByText('a%3Ab')).toBeDefined();
  expect(screen.getByText('a:b')).toBeDefined();
  type('Authorization', `Basic ${btoa('web:secret')}`);
  expect(screen.queryByText('Form-decoded name')).toBeNull();
});

it('says what is wrong with what was copied', () => {
  open();
  type('Authorization', 'Bearer "abc"');
  expect(screen.getByText(/a token stands without them/)).toBeDefined();
  type('Authorization', 'ü');
  expect(screen.getByText('There are no credentials in it')).toBeDefined();
  type('WWW-Authenticate', '=');
  expect(screen.getByText('There is no challenge in it')).toBeDefined();
});

it('shows hostile names and values as text', () => {
  open();
  type('WWW-Authenticate', 'Bearer realm="<img src=x onerror=alert(1)>", __proto__="1"');
  expect(screen.getByText('<img src=x onerror=alert(1)>')).toBeDefined();
  expect(document.querySelector('img')).toBeNull();
});
