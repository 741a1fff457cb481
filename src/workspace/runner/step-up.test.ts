import { expect, it } from 'vitest';
import { ok } from '#protocol/result.ts';
import { createWorkspaceWorld } from '../../../tests/support/workspace-world.ts';

it('asks for the sign-in that an API wants, and the API then answers', async () => {
  const { workspace, run, signIn } = await createWorkspaceWorld();
  const { id } = await workspace.runs.start('authorization-code', 'default', 'web-app-of-default');
  await workspace.runs.chooseOption(id, 'api', 'Till');
  const callTill = async () => {
    await workspace.runs.openAuthorization(id, 'authorize', 'this-tab');
    await signIn(id);
    await workspace.runs.send(id, 'redeem');
    await workspace.runs.send(id, 'call-api');
    return workspace.viewStep(run(id), 'call-api');
  };
  const refused = await callTill();
  expect(refused.status).toMatchObject({
    problem: { error: 'insufficient_user_authentication', signIn: { maxAge: '300' } },
  });
  const [fix] = workspace.advise(run(id), 'call-api')?.fixes ?? [];
  const acr = 'urn:claimcheck:acr:second-factor';
  expect(fix).toMatchObject({
    kind: 'set-fields',
    fields: [
      { name: 'acr_values', value: acr },
      { name: 'max_age', value: '300' },
    ],
  });
  if (fix === undefined) throw new Error('there is no fix');
  await workspace.runs.applyFix(id, 'call-api', fix);
  const { next } = workspace.viewStep(run(id), 'authorize');
  const sent = new URL(next?.request?.url ?? '').searchParams;
  expect([sent.get('acr_values'), sent.get('max_age')]).toEqual([acr, '300']);
  expect((await callTill()).status.status).toBe('answered');
});

it('leads from a run without a sign-in to one that has what the API asks for', async () => {
  const { workspace, run, signIn } = await createWorkspaceWorld();
  const start = ['authorization-code', 'default', 'web-app-of-default'] as const;
  const { id } = await workspace.runs.start(...start);
  await workspace.runs.openAuthorization(id, 'authorize', 'this-tab');
  await signIn(id);
  await workspace.runs.send(id, 'redeem');
  const refresh = await workspace.runs.start(
    ...(['refresh-token', 'default', 'web-app-of-default', {}, { runId: id }] as const),
  );
  await workspace.runs.send(refresh.id, 'refresh');
  await workspace.runs.chooseOption(refresh.id, 'api', 'Till');
  await workspace.runs.send(refresh.id, 'call-api');
  const [fix] = workspace.advise(run(refresh.id), 'call-api')?.fixes ?? [];
  const acr = 'urn:claimcheck:acr:second-factor';
  expect(fix).toMatchObject({ kind: 'sign-in', fields: [{ value: acr }, { value: '300' }] });
  if (fix === undefined) throw new Error('there is no fix');
  const after = await workspace.runs.applyFix(refresh.id, 'call-api', fix);
  expect(run(after.runId).flow).toBe('authorization-code');
  const { next } = workspace.viewStep(run(after.runId), 'authorize');
  const sent = new URL(next?.request?.url ?? '').searchParams;
  expect([sent.get('acr_values'), sent.get('max_age')]).toEqual([acr, '300']);
});

it('reads the challenge of UserInfo too', async () => {
  const { workspace, run, signIn, interfere } = await createWorkspaceWorld();
  const start = ['authorization-code', 'default', 'web-app-of-default'] as const;
  const { id } = await workspace.runs.start(...start);
  await workspace.runs.openAuthorization(id, 'authorize', 'this-tab');
  await signIn(id);
  await workspace.runs.send(id, 'redeem');
  const about = await workspace.runs.start(
    ...(['userinfo', 'default', 'web-app-of-default', {}, { runId: id }] as const),
  );
  // RFC 9470 §3, figure 3.
  const challenge = 'Bearer error="insufficient_user_authentication", max_age="5"';
  interfere(({ url }) =>
    url.endsWith('/userinfo')
      ? ok({
          ...{ status: 401, statusText: '', headers: [['www-authenticate', challenge]], body: '' },
          ...{ bodyEncoding: 'utf-8', headersSeen: 'all', durationMilliseconds: 1, receivedAt: 0 },
        })
      : null,
  );
  await workspace.runs.send(about.id, 'userinfo');
  const [fix] = workspace.advise(run(about.id), 'userinfo')?.fixes ?? [];
  expect(fix).toMatchObject({
    ...{ kind: 'sign-in', label: 'Sign in again with max_age 5' },
    fields: [{ name: 'max_age', value: '5' }],
  });
});
