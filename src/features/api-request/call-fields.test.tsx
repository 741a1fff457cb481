import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { MemoryRouter } from 'react-router';
import { afterEach, expect, it, vi } from 'vitest';
import { emptyCallDraft, type CallDraft } from '#protocol/api-call/call-draft.ts';
import { prepareCall } from '#protocol/api-call/prepare-call.ts';
import { ServicesContext, type Services } from '#workspace/react/services.ts';
import { BodyFields } from './body-fields.tsx';
import { CredentialFields } from './credential-fields.tsx';
import { LeavingDialog } from './leaving-dialog.tsx';

afterEach(cleanup);

const services = { random: (length: number) => new Uint8Array(length) } as unknown as Services;

/** The fields of a call to an API, and the request that they make. */
function open() {
  let latest: CallDraft = { ...emptyCallDraft('bound'), url: 'https://api.example/x?a=1' };
  function Fields() {
    const [draft, setDraft] = useState(latest);
    const change = (next: CallDraft) => {
      latest = next;
      setDraft(next);
    };
    const rest = { now: 0, isRefreshing: false, onRefresh: () => undefined };
    return (
      <>
        <CredentialFields draft={draft} tokens={[]} {...rest} onChange={change} />
        <BodyFields draft={draft} onChange={change} />
      </>
    );
  }
  render(
    <MemoryRouter>
      <ServicesContext value={services}>
        <Fields />
      </ServicesContext>
    </MemoryRouter>,
  );
  return () => {
    const made = prepareCall(latest, null);
    if (!made.ok) throw new Error(made.problem.code);
    return made.value;
  };
}

const choose = (name: string, value: string) =>
  fireEvent.change(screen.getByRole('combobox', { name }), { target: { value } });
const type = (name: string, value: string) =>
  fireEvent.change(screen.getByLabelText(name), { target: { value } });
const authorization = (headers: readonly (readonly [string, string])[]) =>
  headers.find(([name]) => name.toLowerCase() === 'authorization')?.[1];

it('puts a key into a header or the query, as it is called there', () => {
  const request = open();
  choose('Credential', 'api-key-header');
  type('Name of the header', 'X-Key');
  type('API key', 'k y');
  expect(request().headers).toContainEqual(['X-Key', 'k y']);
  expect(screen.queryByText(/write addresses into their logs/)).toBeNull();
  choose('Credential', 'api-key-query');
  type('Name in the query', 'key');
  expect(request().url).toBe('https://api.example/x?a=1&key=k+y');
  expect(screen.getByText(/write addresses into their logs/)).toBeDefined();
});

it('writes Basic as a user’s, and Twilio’s and Stripe’s keys as each wants them', () => {
  const request = open();
  choose('Credential', 'basic');
  type('User name', 'me');
  type('Password', 'ä b');
  const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
  expect(authorization(request().headers)).toBe(basic('me:ä b'));
  choose('Credential', 'stripe');
  type('Secret key', 'sk_test_1');
  expect(authorization(request().headers)).toBe(basic('sk_test_1:'));
  expect(screen.getByText(/belongs to api.stripe.com/)).toBeDefined();
  choose('Credential', 'sendgrid');
  type('API key', 'SG.1');
  expect(authorization(request().headers)).toBe('Bearer SG.1');
});

it('sends a file as its bytes, and takes it out again', async () => {
  const request = open();
  choose('Body', 'file');
  const bytes = new Uint8Array([0, 255, 10]);
  const file = new File([bytes], 'x.bin', { type: 'application/x-own' });
  // What jsdom leaves out.
  Object.assign(file, { arrayBuffer: () => Promise.resolve(bytes.buffer) });
  fireEvent.change(screen.getByLabelText('File of the body'), { target: { files: [file] } });
  await screen.findByText('x.bin');
  expect(request().body).toEqual(new Uint8Array([0, 255, 10]));
  expect(request().method).toBe('POST');
  fireEvent.click(screen.getByRole('button', { name: 'Take it out' }));
  await waitFor(() => expect(screen.queryByText('x.bin')).toBeNull());
});

it('keeps what was typed for one kind of body while another is chosen', () => {
  const request = open();
  choose('Body', 'form');
  fireEvent.click(screen.getByRole('button', { name: 'Add field' }));
  type('Field 1 name', 'a b');
  type('Field 1 value', '&');
  expect(request().body).toBe('a+b=%26');
  choose('Body', 'none');
  expect(request().body).toBeNull();
  choose('Body', 'form');
  expect(request().body).toBe('a+b=%26');
});

it('asks before a token goes to a stranger, and remembers only when told', () => {
  const place = {
    ...{ environmentId: 'e', environmentName: 'Mine', issuer: 'https://as.example' },
    origin: 'https://stranger.example',
  };
  const [keep, send] = [vi.fn(), vi.fn()];
  // What jsdom leaves out.
  Object.assign(HTMLDialogElement.prototype, { showModal: () => undefined });
  render(<LeavingDialog leaving={[place]} onKeep={keep} onSend={send} />);
  const button = (name: string) => screen.getByRole('button', { name, hidden: true });
  fireEvent.click(button('Send to stranger.example'));
  expect(send).toHaveBeenLastCalledWith(false);
  fireEvent.click(screen.getByRole('checkbox', { hidden: true }));
  fireEvent.click(button('Send to stranger.example'));
  expect(send).toHaveBeenLastCalledWith(true);
  fireEvent.click(button('Do not send'));
  expect(keep).toHaveBeenCalledOnce();
});
