import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { type Services, ServicesContext } from '#workspace/react/services.ts';
import { Component } from './pkce-bench.tsx';

afterEach(cleanup);

const random = (length: number) => new Uint8Array(length).fill(1);

const open = () =>
  render(
    <ServicesContext value={{ random } as unknown as Services}>
      <Component />
    </ServicesContext>,
  );

const box = (name: string) => screen.getByRole<HTMLTextAreaElement>('textbox', { name });
const type = (name: string, value: string) => fireEvent.change(box(name), { target: { value } });

it('shows the example of RFC 7636 and that its two belong together', async () => {
  open();
  fireEvent.click(screen.getByRole('button', { name: 'Use the example of RFC 7636' }));
  expect(await screen.findByText('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM')).toBeDefined();
  expect(await screen.findByText(/^It belongs to this verifier, by S256/)).toBeDefined();
  expect(screen.getByRole('button', { name: 'Copy code_challenge' })).toBeDefined();
});

it('generates a verifier of the wanted length from the source of chance', async () => {
  open();
  fireEvent.change(screen.getByRole('spinbutton', { name: 'Length' }), { target: { value: '64' } });
  fireEvent.click(screen.getByRole('button', { name: 'Generate' }));
  expect(box('Code verifier').value).toBe('AQEB'.repeat(16));
  fireEvent.change(screen.getByRole('combobox', { name: 'Method' }), {
    target: { value: 'plain' },
  });
  const challenge = () => document.querySelector('dl[aria-label="Challenge"] code');
  await vi.waitFor(() => expect(challenge()?.textContent).toBe('AQEB'.repeat(16)));
});

it('names what no verifier may be while one types', () => {
  open();
  type('Code verifier', 'too short!');
  const notes = screen.getByRole('list', { name: 'About the verifier' });
  expect(notes.textContent).toContain('Character 4: a space may not be in a verifier');
  expect(notes.textContent).toContain('10 characters: a verifier has 43 at least');
});

it('says which mistake a challenge was made with', async () => {
  open();
  type('Code verifier', 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk');
  type('Code challenge to check', 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM=');
  expect(await screen.findByText(/^It is right but for the padding/)).toBeDefined();
  type('Code challenge to check', 'something-else');
  expect(await screen.findByText(/^It does not belong to this verifier/)).toBeDefined();
});
