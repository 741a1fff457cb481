import type { Page } from '@playwright/test';
import type { FlowId } from '#flows/flow-ids.ts';
import type { ServerMetadata } from '#protocol/model/server-metadata.ts';
import type { Environment, TransportChoice } from '#workspace/model/environment.ts';
import { exportEnvironment } from '#workspace/environments/environment-file.ts';
import type { ProviderClient } from './oidc-provider-clients.ts';

/** Opens a flow as one of the clients. */
export type OpenFlow = (flow: FlowId, clientId: string) => Promise<void>;

/** Brings a server of ours into the app as a file, with its clients, their keys and secrets. */
export async function importProvider(
  page: Page,
  issuer: string,
  clients: readonly ProviderClient[],
  transport: TransportChoice = 'automatic',
): Promise<OpenFlow> {
  const answer = await fetch(`${issuer}/.well-known/openid-configuration`);
  const metadata = (await answer.json()) as ServerMetadata;
  const environment = { ...environmentOf(metadata, clients), transport };
  const { text } = exportEnvironment(environment, 'included-unsafe');
  await page.goto('/environments/new');
  await page.getByLabel('Choose a file, or drop it here').setInputFiles({
    ...{ name: 'provider.json', mimeType: 'application/json' },
    buffer: Buffer.from(text),
  });
  await page.waitForURL(/\/environments\/(?!new)/);
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  return async (flow, clientId) => {
    await page.goto(`/flows/${flow}?environment=${id}`);
    const option = page.getByRole('combobox', { name: 'Client' }).getByRole('option');
    const label = await option.filter({ hasText: clientId }).first().innerText();
    await page.getByRole('combobox', { name: 'Client' }).selectOption({ label });
  };
}

function environmentOf(metadata: ServerMetadata, clients: readonly ProviderClient[]): Environment {
  return {
    ...{ version: 1, id: 'provider', name: 'Provider', kind: 'remote' },
    ...{ createdAt: 0, changedAt: 0, sandbox: null, metadata, source: { kind: 'typed' } },
    ...{ overrides: {}, keys: null, transport: 'automatic', clockToleranceSeconds: 60 },
    clients: clients.map(({ inApp }) => ({
      ...{ id: inApp.clientId, name: inApp.clientId, authentication: 'none', clientSecret: null },
      ...{ redirectUri: null, scope: '', keys: [], assertionAudience: 'issuer' },
      ...{ certificate: null, registration: null },
      extraParameters: { authorization: [], token: [] },
      ...inApp,
    })),
    apis: [{ title: 'UserInfo', method: 'GET', url: `${metadata.issuer}/me`, scope: '' }],
  };
}
