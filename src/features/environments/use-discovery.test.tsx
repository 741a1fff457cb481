import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, it } from 'vitest';
import { ok } from '#protocol/result.ts';
import { type Services, ServicesContext } from '#workspace/react/services.ts';
import type { Workspace } from '#workspace/workspace.ts';
import { useDiscovery } from './use-discovery.ts';

/** The hook in a page whose storage opens when the test says so. */
function renderDiscovery() {
  let settle = (_opened: Promise<Workspace>) => {};
  const opening = new Promise<Workspace>((resolve) => (settle = resolve));
  const services = { workspace: () => opening } as unknown as Services;
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <ServicesContext value={services}>{children}</ServicesContext>
  );
  return { settle, ...renderHook(() => useDiscovery(), { wrapper }) };
}

it('keeps a question that was asked before the storage was open', async () => {
  const { settle, result } = renderDiscovery();
  act(() => void result.current.ask('http://localhost:4173/sandbox/default', 'direct'));
  expect(result.current.state.status).toBe('asking');
  const asked: string[] = [];
  const discover = async (typed: string) => {
    asked.push(typed);
    return ok({ metadata: { issuer: typed }, url: typed, problem: null });
  };
  const workspace = { environments: { discover } } as unknown as Workspace;
  await act(async () => settle(Promise.resolve(workspace)));
  expect(asked).toEqual(['http://localhost:4173/sandbox/default']);
  expect(result.current.state.status).toBe('found');
});

it('can be asked again where the storage did not open', async () => {
  const { settle, result } = renderDiscovery();
  act(() => void result.current.ask('http://localhost:4173/sandbox/default', 'direct'));
  await act(async () => settle(Promise.reject(new Error('no module'))));
  expect(result.current.state.status).toBe('idle');
});
