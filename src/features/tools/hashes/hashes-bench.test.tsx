import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { Component } from './hashes-bench.tsx';

afterEach(cleanup);

const box = (name: string) => screen.getByRole<HTMLTextAreaElement>('textbox', { name });
const type = (name: string, value: string) => fireEvent.change(box(name), { target: { value } });

it('computes the examples of the specifications', async () => {
  render(<Component />);
  fireEvent.click(screen.getByRole('button', { name: 'Use examples of the specifications' }));
  // OpenID Connect Core appendix A.3, RFC 8705 appendix A, RFC 8037 appendix A.3.
  expect(await screen.findByText('77QmUPtjPfzWtF2AnpK9RQ')).toBeDefined();
  expect(await screen.findByText('It is the same.')).toBeDefined();
  expect(await screen.findByText('A4DtL2JmUMhAsvJj5tKyn64SqzmuXbMrJa0n761y5v0')).toBeDefined();
  expect(screen.getByText('CN=mtls')).toBeDefined();
  expect(await screen.findByText('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k')).toBeDefined();
  expect(
    screen.getByText(
      'urn:ietf:params:oauth:jwk-thumbprint:sha-256:kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k',
    ),
  ).toBeDefined();
});

it('says with which hash another one was made', async () => {
  render(<Component />);
  type('Access token, code or state', 'jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y');
  type('Compare with', '77QmUPtjPfzWtF2AnpK9RQ');
  fireEvent.change(screen.getByRole('combobox', { name: 'alg of the ID token' }), {
    target: { value: 'ES512' },
  });
  expect(
    await screen.findByText(/made with SHA-256, which is not the hash of ES512/),
  ).toBeDefined();
  type('Access token, code or state', ' a');
  expect(await screen.findByText(/White space before or after it is hashed too/)).toBeDefined();
});

it('says that an algorithm names no hash', async () => {
  render(<Component />);
  type('Access token, code or state', 'a');
  fireEvent.change(screen.getByRole('combobox', { name: 'alg of the ID token' }), {
    target: { value: 'ML-DSA-44' },
  });
  expect(await screen.findByText(/ML-DSA-44 names no hash of its own/)).toBeDefined();
});

it('warns of the thumbprint of a secret, and never shows private members', async () => {
  render(<Component />);
  type('Key', '{"keys":[{"kty":"oct","k":"c2VjcmV0","kid":"s"},{"kty":"EC","crv":"P-256"}]}');
  expect(await screen.findByText(/who has it can try guesses against it/)).toBeDefined();
  expect(screen.getByText('oct, kid s')).toBeDefined();
  expect(screen.getByText(/A member that its kind needs is missing/)).toBeDefined();
});

it('says what is wrong with a key or a certificate', async () => {
  render(<Component />);
  type('Key', '{"a":1}');
  expect(await screen.findByText(/This JSON is no key/)).toBeDefined();
  type('Certificate', '-----BEGIN CERTIFICATE-----\nAAAA');
  expect(await screen.findByText(/does not end with/)).toBeDefined();
  type('Certificate', 'AAAA');
  expect(await screen.findByText(/The bytes are no Certificate/)).toBeDefined();
});
