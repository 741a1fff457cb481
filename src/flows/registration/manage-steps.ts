import { makeDraft, type NewField } from '#protocol/http/draft-field.ts';
import { writeMember } from '#protocol/http/draft-members.ts';
import { readBodyText, type JsonMembers } from '#protocol/http/read-body.ts';
import { processDeletion } from '#protocol/registration/process-deletion.ts';
import { ok } from '#protocol/result.ts';
import { rfc } from '#protocol/spec.ts';
import type { RequestStep, StepInput } from '#flows/define-flow.ts';
import { judgeRegistration } from './judge-registration.ts';
import { deleteText, readText, updateText } from './texts.ts';

interface Management {
  readonly uri: string;
  readonly accessToken: string;
}

/** As this run has learnt it, or as it is known of the client that was registered before. */
function managementOf({ memory, client }: Pick<StepInput, 'memory' | 'client'>): Management | null {
  const { registrationClientUri: uri, registrationAccessToken: accessToken } = memory;
  return uri === null || accessToken === null ? client.registration : { uri, accessToken };
}

function waitsForManagement(input: Pick<StepInput, 'memory' | 'client'>): string | null {
  return managementOf(input) === null
    ? 'the address and the token that registering brings, where the server offers them'
    : null;
}

function waitsForReading(input: Pick<StepInput, 'memory' | 'client'>): string | null {
  const waits = waitsForManagement(input);
  if (waits !== null || input.memory.registration !== null) return waits;
  return 'the registration as it is now: read it first';
}

const shared = { kind: 'request', optional: true, waitsFor: waitsForManagement } as const;

/** @see RFC 7592 §2.1 */
export const readStep: RequestStep = {
  ...shared,
  id: 'read',
  informs: true,
  ...readText,
  specs: [rfc(7592, '2.1'), rfc(7592, '3')],
  make: async (input) => ok({ draft: makeManagement(input, 'GET', []), learned: {} }),
  process: (exchange, input) => judgeRegistration(exchange, input, 'read'),
};

/** @see RFC 7592 §2.2 */
export const updateStep: RequestStep = {
  ...shared,
  id: 'update',
  informs: true,
  ...updateText,
  waitsFor: waitsForReading,
  specs: [rfc(7592, '2.2'), rfc(7592, '3')],
  make: async (input) => {
    const fields = Object.entries(membersToSend(input)).map(([name, value]): NewField => ({
      ...{ place: 'json', name, value: writeMember(value) },
      secret: name === 'client_secret',
      fresh: name === 'client_secret',
    }));
    return ok({ draft: makeManagement(input, 'PUT', fields), learned: {} });
  },
  process: (exchange, input) => judgeRegistration(exchange, input, 'update'),
};

/** @see RFC 7592 §2.3 */
export const deleteStep: RequestStep = {
  ...shared,
  id: 'delete',
  ...deleteText,
  specs: [rfc(7592, '2.3')],
  make: async (input) => ok({ draft: makeManagement(input, 'DELETE', []), learned: {} }),
  process: async (exchange) => {
    const { checks, problem } = processDeletion(exchange);
    return { checks, problem, learned: {} };
  },
};

// Each answer may hold another token and another secret (RFC 7592 §3), so that the newest ones are sent.
function makeManagement(input: StepInput, method: string, fields: readonly NewField[]) {
  const management = managementOf(input);
  const value = `Bearer ${management?.accessToken ?? ''}`;
  return makeDraft(method, management?.uri ?? '', [
    { place: 'header', name: 'accept', value: 'application/json' },
    { place: 'header', name: 'authorization', value, secret: true, fresh: true },
    ...fields,
  ]);
}

// §2.2: these four MUST NOT be sent back.
const onlyToldByServer = [
  'registration_access_token',
  'registration_client_uri',
  'client_secret_expires_at',
  'client_id_issued_at',
];

function membersToSend({ memory }: StepInput): JsonMembers {
  const reading = readBodyText(memory.registration ?? '{}');
  const members = reading.kind === 'object' ? reading.members : {};
  return Object.fromEntries(
    Object.entries(members).filter(([name]) => !onlyToldByServer.includes(name)),
  );
}
