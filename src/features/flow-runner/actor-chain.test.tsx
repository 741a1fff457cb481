import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { ActorChain } from './actor-chain.tsx';

afterEach(cleanup);

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const tokenOf = (claims: object) => `${encode({ alg: 'ES256' })}.${encode(claims)}.AAAA`;

it('draws who acts for whom, the present actor first', () => {
  const act = { sub: 'gateway', iss: 'https://as.example', act: { sub: '<b>mail</b>' } };
  render(<ActorChain token={tokenOf({ sub: 'alice', act })} />);
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    'alice, for whom it is done',
    'gateway, who acts, of https://as.example',
    '<b>mail</b>, who acted before',
  ]);
});

it('says of a token without an actor that nobody acts', () => {
  render(<ActorChain token={tokenOf({ sub: 'alice' })} />);
  expect(screen.queryByRole('list')).toBeNull();
  expect(screen.getByText(/names nobody who acts/)).toBeDefined();
});

it.each([null, 'opaque'])('draws nothing for %s', (token) => {
  const { container } = render(<ActorChain token={token} />);
  expect(container.textContent).toBe('');
});
