import { beforeAll, expect, it } from 'vitest';
import { fail, ok } from '#protocol/result.ts';
import type { HttpResponse } from '#protocol/http/message.ts';
import type { TransportProblem } from '#protocol/http/transport.ts';
import type { FlowId } from '#flows/flow-ids.ts';
import { stepsOf } from '#flows/define-flow.ts';
import { flowOf } from '#flows/registry.ts';
import { chosenOptions } from '#workspace/runs/chosen-options.ts';
import type { Fix } from '#workspace/model/fix.ts';
import {
  createWorkspaceWorld,
  type Interference,
  type WorkspaceWorld,
} from '../../../tests/support/workspace-world.ts';

/** One way to fail: it leads a run to its failure and names the step that shows it. */
interface Failure {
  readonly flow: FlowId;
  readonly client?: string;
  readonly options?: Readonly<Record<string, string>>;
  readonly step: string;
  readonly cause: (world: WorkspaceWorld, runId: string) => Promise<void>;
  readonly firstFix: Fix['kind'];
  /** What a person does after pressing the button, where it leads to a form. */
  readonly afterFix?: (world: WorkspaceWorld, runId: string) => Promise<void>;
}

const webApp = 'web-app-of-default';
const backend = 'backend-of-default';

function setField(world: WorkspaceWorld, at: readonly [runId: string, step: string], edit: Edit) {
  const [runId, step] = at;
  const { draft } = world.workspace.viewStep(world.run(runId), step);
  if (draft === null) throw new Error('there is no draft');
  const fields = draft.fields.map((field) =>
    field.name === edit.name ? { ...field, ...edit } : field,
  );
  world.workspace.runs.edit(runId, step, { ...draft, fields });
}

interface Edit {
  readonly name: string;
  readonly value?: string;
  readonly included?: boolean;
}

async function open(world: WorkspaceWorld, runId: string) {
  await world.workspace.runs.openAuthorization(runId, 'authorize', 'this-tab');
}

async function toRedeem(world: WorkspaceWorld, runId: string) {
  await open(world, runId);
  await world.signIn(runId);
}

const redeemWith =
  (edit: Edit): Failure['cause'] =>
  async (world, runId) => {
    await toRedeem(world, runId);
    setField(world, [runId, 'redeem'], edit);
    await world.workspace.runs.send(runId, 'redeem');
  };

const authorizeWith =
  (edit: Edit): Failure['cause'] =>
  async (world, runId) => {
    setField(world, [runId, 'authorize'], edit);
    await toRedeem(world, runId);
  };

const tokenWith =
  (edit: Edit): Failure['cause'] =>
  async (world, runId) => {
    setField(world, [runId, 'token'], edit);
    await world.workspace.runs.send(runId, 'token');
  };

/** The step is disturbed once; what comes after goes through. */
function disturbed(step: 'token' | 'redeem', problem: TransportProblem | 'html' | 'empty') {
  const cause: Failure['cause'] = async (world, runId) => {
    if (step === 'redeem') await toRedeem(world, runId);
    world.interfere((request) => {
      if (!request.url.endsWith('/token')) return null;
      if (problem === 'html') return ok(page('<!doctype html><title>Sign in</title>', 'text/html'));
      return problem === 'empty' ? ok(page('', 'text/plain')) : fail(problem);
    });
    await world.workspace.runs.send(runId, step);
    if (typeof problem === 'string' || problem.code !== 'cors_suspected') world.interfere(null);
  };
  return cause;
}

function page(body: string, type: string): HttpResponse {
  return {
    ...{ status: 200, statusText: 'OK', headers: [['content-type', type]], body },
    ...{ bodyEncoding: 'utf-8', headersSeen: 'all', durationMilliseconds: 1, receivedAt: 0 },
  };
}

const answerWith =
  (change: (parameters: [string, string][]) => [string, string][]): Failure['cause'] =>
  async (world, runId) => {
    await open(world, runId);
    const parameters = change(await world.answerFor(runId));
    await world.workspace.runs.receive({ parameters, mode: 'query' });
  };

const code = { flow: 'authorization-code', client: webApp } as const;
const robot = { flow: 'client-credentials', client: backend, step: 'token' } as const;
const url = 'http://localhost:4173/sandbox/default/token';

async function saveSecret({ workspace }: WorkspaceWorld, clientSecret: string) {
  const environment = workspace.getState().environments[0];
  const client = environment?.clients.find(({ id }) => id === backend);
  if (client === undefined) throw new Error('there is no client');
  const saved = await workspace.environments.saveClient('default', { ...client, clientSecret });
  if (!saved.ok) throw new Error(saved.problem.reason);
}

const failures: Readonly<Record<string, Failure>> = {
  'a wrong verifier': {
    ...code,
    step: 'redeem',
    cause: redeemWith({ name: 'code_verifier', value: 'x'.repeat(43) }),
    firstFix: 'restore-fields',
  },
  'another redirect URI': {
    ...code,
    step: 'redeem',
    cause: redeemWith({ name: 'redirect_uri', value: 'http://localhost:4173/other' }),
    firstFix: 'restore-fields',
  },
  'another code': {
    ...code,
    step: 'redeem',
    cause: redeemWith({ name: 'code', value: 'made-up' }),
    firstFix: 'restore-fields',
  },
  'a left out grant type': {
    ...code,
    step: 'redeem',
    cause: redeemWith({ name: 'grant_type', included: false }),
    firstFix: 'restore-fields',
  },
  'an expired code': {
    ...code,
    step: 'redeem',
    cause: async (world, runId) => {
      await toRedeem(world, runId);
      world.advance(400);
      await world.workspace.runs.send(runId, 'redeem');
    },
    firstFix: 'start-over',
  },
  'a code used twice': {
    ...code,
    step: 'redeem',
    cause: async (world, runId) => {
      await toRedeem(world, runId);
      await world.workspace.runs.send(runId, 'redeem');
      await world.workspace.runs.send(runId, 'redeem');
    },
    firstFix: 'start-over',
  },
  'another challenge': {
    ...code,
    step: 'redeem',
    cause: async (world, runId) => {
      await authorizeWith({ name: 'code_challenge', value: 'y'.repeat(43) })(world, runId);
      await world.workspace.runs.send(runId, 'redeem');
    },
    firstFix: 'start-over',
  },
  'a denied consent': {
    ...code,
    step: 'authorize',
    cause: async (world, runId) => {
      setField(world, [runId, 'authorize'], { name: 'prompt', included: true });
      await open(world, runId);
      await world.signIn(runId, { decision: 'deny' });
    },
    firstFix: 'start-over',
  },
  'a wrong state': {
    ...code,
    step: 'authorize',
    cause: answerWith((pairs) => pairs.map(([n, v]) => [n, n === 'state' ? 'other' : v])),
    firstFix: 'start-over',
  },
  'a missing state': {
    ...code,
    step: 'authorize',
    cause: answerWith((pairs) => pairs.filter(([name]) => name !== 'state')),
    firstFix: 'start-over',
  },
  'an answer by another issuer': {
    ...code,
    step: 'authorize',
    cause: answerWith((pairs) => pairs.map(([n, v]) => [n, n === 'iss' ? 'https://evil' : v])),
    firstFix: 'edit-environment',
  },
  'an unknown scope asked of the person': {
    ...code,
    step: 'authorize',
    cause: authorizeWith({ name: 'scope', value: 'openid nonsense' }),
    firstFix: 'restore-fields',
  },
  'no PKCE': {
    ...code,
    options: { pkce: 'none-unsafe' },
    step: 'authorize',
    cause: toRedeem,
    firstFix: 'choose-option',
  },
  'a silent prompt without a session': {
    ...code,
    step: 'authorize',
    cause: authorizeWith({ name: 'prompt', value: 'none', included: true }),
    firstFix: 'remove-field',
  },
  'an unknown scope of a client': {
    ...robot,
    cause: tokenWith({ name: 'scope', value: 'orders:read nonsense' }),
    firstFix: 'restore-fields',
  },
  'changed credentials': {
    ...robot,
    cause: tokenWith({ name: 'authorization', value: 'Basic YmFja2VuZDp3cm9uZw==' }),
    firstFix: 'restore-fields',
  },
  'a wrong secret of the client': {
    ...robot,
    cause: async (world, runId) => {
      await saveSecret(world, 'wrong');
      await world.workspace.runs.send(runId, 'token');
    },
    firstFix: 'edit-client',
    afterFix: (world) => saveSecret(world, 'backend-secret-of-the-default-sandbox'),
  },
  'no network': {
    ...robot,
    cause: disturbed('token', { code: 'offline', url }),
    firstFix: 'send-again',
  },
  'a server that is not there': {
    ...robot,
    cause: disturbed('token', { code: 'unreachable', url, reason: null }),
    firstFix: 'send-again',
  },
  'no answer in time': {
    ...robot,
    cause: disturbed('token', { code: 'timeout', url, afterSeconds: 30 }),
    firstFix: 'send-again',
  },
  'no answer in time to a code': {
    ...code,
    step: 'redeem',
    cause: disturbed('redeem', { code: 'timeout', url, afterSeconds: 30 }),
    firstFix: 'send-again',
  },
  'a preflight that is refused': {
    ...robot,
    cause: disturbed('token', { code: 'cors_suspected', url, preflight: true }),
    firstFix: 'use-relay',
  },
  'a code sent blindly': {
    ...code,
    step: 'redeem',
    cause: disturbed('redeem', { code: 'cors_suspected', url, preflight: false }),
    firstFix: 'use-relay',
  },
  'mixed content': {
    ...robot,
    cause: disturbed('token', { code: 'mixed_content', url }),
    firstFix: 'use-relay',
  },
  'a redirect': {
    ...robot,
    cause: disturbed('token', { code: 'opaque_redirect', url }),
    firstFix: 'use-relay',
  },
  'the policy of the page': {
    ...robot,
    cause: disturbed('token', { code: 'csp_blocked', url, directive: 'connect-src' }),
    firstFix: 'send-again',
  },
  'the local network forbidden': {
    ...robot,
    cause: disturbed('token', { code: 'local_network_denied', url }),
    firstFix: 'send-again',
  },
  'an answer that is too large': {
    ...robot,
    cause: disturbed('token', { code: 'too_large', url, limitBytes: 1 }),
    firstFix: 'edit-environment',
  },
  'a page instead of JSON': {
    ...robot,
    cause: disturbed('token', 'html'),
    firstFix: 'edit-environment',
  },
  'an empty answer': { ...robot, cause: disturbed('token', 'empty'), firstFix: 'edit-environment' },
  'a cancelled request': {
    ...robot,
    cause: async (world, runId) => {
      const cancelled: Interference = () => {
        world.workspace.runs.cancel(runId, 'token');
        return null;
      };
      world.interfere(cancelled);
      await world.workspace.runs.send(runId, 'token');
      world.interfere(null);
    },
    firstFix: 'send-again',
  },
  'a blocked window': {
    ...code,
    step: 'authorize',
    cause: async (world, runId) => {
      world.blockWindows();
      await world.workspace.runs.openAuthorization(runId, 'authorize', 'new-window');
    },
    firstFix: 'start-over',
  },
  'a changed token': {
    ...robot,
    step: 'call-api',
    cause: async (world, runId) => {
      await world.workspace.runs.send(runId, 'token');
      setField(world, [runId, 'call-api'], { name: 'authorization', value: 'Bearer other' });
      await world.workspace.runs.send(runId, 'call-api');
    },
    firstFix: 'restore-fields',
  },
  'an expired token': {
    ...robot,
    step: 'call-api',
    cause: async (world, runId) => {
      await world.workspace.runs.send(runId, 'token');
      world.advance(4000);
      await world.workspace.runs.send(runId, 'call-api');
    },
    firstFix: 'start-over',
  },
  'a token without the scope': {
    ...robot,
    step: 'call-api',
    cause: async (world, runId) => {
      await tokenWith({ name: 'scope', value: 'reports:read' })(world, runId);
      const { draft } = world.workspace.viewStep(world.run(runId), 'call-api');
      const orders = 'http://localhost:4173/sandbox/default/api/orders';
      if (draft !== null) {
        world.workspace.runs.edit(runId, 'call-api', { ...draft, url: orders });
      }
      await world.workspace.runs.send(runId, 'call-api');
    },
    firstFix: 'set-field',
  },
};

interface Outcome {
  readonly advice: NonNullable<ReturnType<WorkspaceWorld['workspace']['advise']>>;
  readonly left: readonly string[];
}

const outcomes = new Map<string, Outcome>();

/** Goes on as a person would, up to the end of the flow. */
async function finish(world: WorkspaceWorld, runId: string): Promise<readonly string[]> {
  const { workspace } = world;
  const run = world.run(runId);
  const flow = flowOf(run.flow);
  const steps = stepsOf(flow, chosenOptions(run, flow));
  const isDone = (step: string) =>
    workspace.viewStep(world.run(runId), step).status.status === 'answered';
  for (const { id, kind } of steps) {
    if (isDone(id)) continue;
    if (kind === 'request') await workspace.runs.send(runId, id);
    else await toRedeem(world, runId);
  }
  return steps.map(({ id }) => id).filter((id) => !isDone(id));
}

beforeAll(async () => {
  const first = await createWorkspaceWorld();
  for (const [name, failure] of Object.entries(failures)) {
    const world = await first.openBrowser();
    const { workspace } = world;
    const { flow, client = webApp, options } = failure;
    const { id } = await workspace.runs.start(flow, 'default', client, options);
    await failure.cause(world, id);
    const advice = workspace.advise(world.run(id), failure.step);
    if (advice === null) throw new Error(`no advice on ${name}`);
    const [fix] = advice.fixes;
    if (fix === undefined) throw new Error(`no fix for ${name}`);
    const { runId } = await workspace.runs.applyFix(id, failure.step, fix);
    await failure.afterFix?.(world, runId);
    outcomes.set(name, { advice, left: await finish(world, runId) });
  }
}, 120_000);

it.each(Object.entries(failures))('mends %s by the first button', (name, { firstFix }) => {
  const outcome = outcomes.get(name);
  expect(outcome?.advice.fixes[0]?.kind).toBe(firstFix);
  expect(outcome?.left).toEqual([]);
});

it('gives no two failures the same advice', () => {
  const todos = [...outcomes].map(([name, { advice }]) => ({ name, todo: advice.todo }));
  const shared = todos.filter(({ todo }) => todos.filter((one) => one.todo === todo).length > 1);
  expect(shared).toEqual([]);
});
