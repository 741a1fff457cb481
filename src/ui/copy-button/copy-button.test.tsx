import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CopyButton } from './copy-button.tsx';
import { CopyContext } from './copy-context.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  cleanup();
});

async function press(clipboard: (text: string) => Promise<boolean>, text: string | (() => string)) {
  render(
    <CopyContext value={clipboard}>
      <CopyButton text={text} label="Copy address" />
    </CopyContext>,
  );
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name: 'Copy address' }));
  });
}

const face = () => screen.getByRole('button').textContent;
const said = () => document.querySelector('[aria-live="polite"]')?.textContent;

it.each(['a\u202eb\u0000 <b>é\n', 'x'.repeat(1_000_000), ''])(
  'copies the very text',
  async (text) => {
    const clipboard = vi.fn(async (_text: string) => true);
    await press(clipboard, text);
    expect(clipboard.mock.calls).toEqual([[text]]);
  },
);

it('says that it has copied, to those who cannot see it too, and then offers it again', async () => {
  await press(async () => true, 'a');
  expect([face(), said()]).toEqual(['Copied', 'Copied']);
  act(() => void vi.advanceTimersByTime(2000));
  expect([face(), said()]).toEqual(['Copy', '']);
});

it('says so where the browser did not let it', async () => {
  await press(async () => false, 'a');
  expect([face(), said()]).toEqual(['Not copied', 'Not copied']);
});

it('makes a text that is costly only when it is asked for', async () => {
  const text = vi.fn(() => 'made');
  const clipboard = vi.fn(async (_text: string) => true);
  render(
    <CopyContext value={clipboard}>
      <CopyButton text={text} />
    </CopyContext>,
  );
  expect(text).not.toHaveBeenCalled();
  await act(async () => {
    fireEvent.click(screen.getByRole('button'));
  });
  expect(clipboard.mock.calls).toEqual([['made']]);
});
