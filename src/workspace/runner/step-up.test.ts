import { expect, it } from 'vitest';
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
