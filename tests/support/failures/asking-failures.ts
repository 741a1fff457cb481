import {
  ask,
  code,
  corsOpened,
  tokenElsewhere,
  nothingElse,
  open,
  robot,
  setField,
  type Edit,
  type Failure,
  type Happening,
} from './failure.ts';

const askWith =
  (edit: Edit): Happening =>
  async (world, runId) => {
    setField(world, [runId, 'authorize'], edit);
    await ask(world, runId);
  };

const answerWith =
  (change: (parameters: [string, string][]) => [string, string][]): Happening =>
  async (world, runId) => {
    await open(world, runId);
    const parameters = change(await world.answerFor(runId));
    await world.workspace.runs.receive({ parameters, mode: 'query' });
  };

const wrongAge: Edit = { name: 'max_age', value: 'nonsense', included: true };
const noAge: Edit = { ...wrongAge, included: false };

const asking = { ...code, step: 'authorize' } as const;

/** What can go wrong while a person is asked. */
export const askingFailures: Readonly<Record<string, Failure>> = {
  'a denied consent': {
    ...asking,
    cause: async (world, runId) => {
      setField(world, [runId, 'authorize'], { name: 'prompt', included: true });
      await ask(world, runId, { decision: 'deny' });
    },
    buttons: { 'Ask again': nothingElse },
  },
  'a wrong state': {
    ...asking,
    cause: answerWith((pairs) => pairs.map(([n, v]) => [n, n === 'state' ? 'other' : v])),
    buttons: { 'Ask again': nothingElse },
  },
  'a missing state': {
    ...asking,
    cause: answerWith((pairs) => pairs.filter(([name]) => name !== 'state')),
    buttons: { 'Ask again': nothingElse },
  },
  'an answer by another issuer': {
    ...asking,
    cause: answerWith((pairs) => pairs.map(([n, v]) => [n, n === 'iss' ? 'https://evil' : v])),
    buttons: { 'Edit the environment': nothingElse, 'Ask again': nothingElse },
  },
  'an answer without its issuer': {
    ...asking,
    cause: answerWith((pairs) => pairs.filter(([name]) => name !== 'iss')),
    buttons: { 'Ask again': nothingElse },
  },
  'an answer without a code': {
    ...asking,
    cause: answerWith((pairs) => pairs.filter(([name]) => name !== 'code')),
    buttons: { 'Ask again': nothingElse },
  },
  'a repeated parameter': {
    ...asking,
    cause: answerWith((pairs) => [...pairs, ['code', 'second']]),
    buttons: { 'Edit the client': nothingElse, 'Ask again': nothingElse },
  },
  'an unknown scope asked of the person': {
    ...asking,
    cause: askWith({ name: 'scope', value: 'openid orders:read nonsense' }),
    buttons: { 'Put the scope back': nothingElse, 'Leave out nonsense': nothingElse },
  },
  'no PKCE': {
    ...asking,
    options: { pkce: 'none-unsafe' },
    cause: (world, runId) => ask(world, runId),
    buttons: { 'Use PKCE with S256': nothingElse },
  },
  'no PKCE of a client that need not, and a changed parameter': {
    ...asking,
    client: robot.client,
    options: { pkce: 'none-unsafe' },
    cause: askWith(wrongAge),
    variantOf: 'no PKCE',
    notFor: 'userinfo',
    buttons: {
      'Use PKCE with S256': (world, runId) => setField(world, [runId, 'authorize'], noAge),
      'Put max_age back': nothingElse,
    },
  },
  'a silent prompt without a session': {
    ...asking,
    cause: askWith({ name: 'prompt', value: 'none', included: true }),
    buttons: { 'Leave prompt out': nothingElse, 'Ask again': nothingElse },
  },
  'another response type': {
    ...asking,
    cause: askWith({ name: 'response_type', value: 'nonsense' }),
    buttons: { 'Put the response type back': nothingElse, 'Ask again': nothingElse },
  },
  'a blocked window': {
    ...asking,
    cause: async (world, runId) => {
      world.blockWindows();
      await world.workspace.runs.openAuthorization(runId, 'authorize', 'new-window');
    },
    buttons: { 'Ask again': nothingElse },
  },
  'a blocked window for a pushed request': {
    ...asking,
    options: { par: 'on' },
    cause: async (world, runId) => {
      await world.workspace.runs.send(runId, 'push');
      world.blockWindows();
      await world.workspace.runs.openAuthorization(runId, 'authorize', 'new-window');
    },
    variantOf: 'a blocked window',
    buttons: { 'Ask again': nothingElse },
  },
  'answers that cannot be read, found out beforehand': {
    ...asking,
    cause: async (world, runId) => {
      await tokenElsewhere(world);
      await world.workspace.runs.remake(runId, 'authorize');
      await open(world, runId);
    },
    buttons: { 'Use the relay': nothingElse, 'Go on without the relay': corsOpened },
  },
};
