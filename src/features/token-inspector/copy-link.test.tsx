import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, expect, it, vi } from 'vitest';
import { CopyContext } from '#ui/copy-button/copy-context.ts';
import { CopyLink } from './copy-link.tsx';

afterEach(cleanup);

function show(token: string, isTaken = true) {
  const clipboard = vi.fn(async (_text: string) => isTaken);
  const router = createMemoryRouter([{ path: '*', element: <CopyLink token={token} /> }]);
  render(
    <CopyContext value={clipboard}>
      <RouterProvider router={router} />
    </CopyContext>,
  );
  return clipboard;
}

const press = (name: string) =>
  act(async () => void fireEvent.click(screen.getByRole('button', { name })));

it.each(['eyJhIjoxfQ.e30.sig', 'a b&c=#d%é+', 'x'.repeat(100_000)])(
  'makes a link that brings the whole token back',
  async (token) => {
    const clipboard = show(token);
    await press('Copy link…');
    await press('Copy link with it');
    const link = new URL(clipboard.mock.calls[0]?.[0] ?? '');
    expect(link.pathname).toBe('/tokens/inspect');
    expect(link.search).toBe('');
    expect(new URLSearchParams(link.hash.slice(1).replaceAll('+', '%2B')).get('token')).toBe(token);
  },
);

it('makes no link before it has said what the link carries', async () => {
  const clipboard = show('the-token');
  expect(document.body.innerHTML).not.toContain('the-token');
  await press('Copy link…');
  expect(screen.getByText('The link carries the whole token.')).toBeDefined();
  expect(document.body.innerHTML).not.toContain('the-token');
  await press('Cancel');
  expect(screen.queryByRole('button', { name: 'Copy link with it' })).toBeNull();
  expect(clipboard).not.toHaveBeenCalled();
});

it('says so where the browser does not let the page copy', async () => {
  show('the-token', false);
  await press('Copy link…');
  await press('Copy link with it');
  expect(screen.getByRole('button', { name: 'Copy link with it' }).textContent).toBe('Not copied');
});
