import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Services, ServicesContext } from '#workspace/react/services.ts';
import { Component } from './time-bench.tsx';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

let now = 1_795_464_000_000;

async function open() {
  now = 1_795_464_000_000;
  render(
    <ServicesContext value={{ clock: () => now } as unknown as Services}>
      <Component />
    </ServicesContext>,
  );
  await act(() => vi.advanceTimersByTimeAsync(1));
}

const box = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Time' });
const type = (value: string) => fireEvent.change(box(), { target: { value } });

it('shows a NumericDate as a date, in UTC and relative to now, which goes on', async () => {
  await open();
  type('1795467600');
  expect(screen.getByText(isoOf(1_795_467_600))).toBeDefined();
  expect(screen.getByText('in 1 hour')).toBeDefined();
  now += 3_660_000;
  await act(() => vi.advanceTimersByTimeAsync(1000));
  expect(screen.getByText('1 minute ago')).toBeDefined();
});

const isoOf = (seconds: number) => new Date(seconds * 1000).toISOString();

it('names milliseconds as the mistake that they are, and shows the seconds', async () => {
  await open();
  type('1795467600000');
  expect(screen.getByText(/In milliseconds: a token wants seconds/)).toBeDefined();
  expect(screen.getByText('1795467600')).toBeDefined();
});

it('reads a date, and says that one without a zone is taken as UTC', async () => {
  await open();
  type('2011-03-22 18:43');
  expect(screen.getByText('1300819380', { selector: 'bdi' })).toBeDefined();
  expect(screen.getByText(/names no time zone, and is read as UTC/)).toBeDefined();
  type('2011-13-01');
  expect(screen.getByText(/There is no such day or hour/)).toBeDefined();
});

it('is filled by buttons: now, steps from there, and an example', async () => {
  await open();
  fireEvent.click(screen.getByRole('button', { name: 'Use exp of RFC 7519 §3.1' }));
  expect(screen.getByText('2011-03-22T18:43:00.000Z')).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: 'Now' }));
  expect(box().value).toBe('1795464000');
  fireEvent.click(screen.getByRole('button', { name: '+1 h' }));
  expect(box().value).toBe('1795467600');
});
