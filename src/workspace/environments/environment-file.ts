import { z } from 'zod/mini';
import { fail, ok, type Result } from '#protocol/result.ts';
import type { Core } from '#workspace/core.ts';
import type { Environment } from '#workspace/model/environment.ts';
import { asEnvironment, environmentSchema } from '#workspace/stored/environment-schema.ts';
import { copyEnvironment } from './duplicate-environment.ts';
import { ensureSandbox } from './ensure-sandbox.ts';

/** An exported environment is at most so long, so that a wrong file is refused before it is read. */
const limitCharacters = 2_000_000;

const fileSchema = z.object({
  format: z.literal('claimcheck-environment'),
  version: z.literal(1),
  secrets: z.enum(['left-out', 'included-unsafe']),
  environment: environmentSchema,
});

/**
 * An environment as a file. Without secrets a sandbox goes without its private keys too, and whoever
 * imports it gets new ones.
 */
export function exportEnvironment(
  environment: Environment,
  secrets: 'left-out' | 'included-unsafe',
): { readonly name: string; readonly text: string } {
  const content = {
    format: 'claimcheck-environment',
    version: 1,
    secrets,
    environment: secrets === 'left-out' ? withoutSecrets(environment) : environment,
  };
  return { name: fileName(environment.name), text: `${JSON.stringify(content, null, 2)}\n` };
}

function fileName(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `${plain.slice(0, 60) || 'environment'}.claimcheck.json`;
}

const secretName = /secret|password|token|assertion|private|api[-_]?key/i;

function withoutSecrets(environment: Environment): Environment {
  const { sandbox } = environment;
  const definition = sandbox?.definition ?? null;
  return {
    ...environment,
    clients: environment.clients.map((client) => ({
      ...client,
      clientSecret: null,
      keys: [],
      registration: null,
      extraParameters: {
        authorization: client.extraParameters.authorization.map(hideValue),
        token: client.extraParameters.token.map(hideValue),
      },
    })),
    sandbox:
      sandbox === null || definition === null
        ? sandbox
        : {
            ...sandbox,
            definition: {
              ...definition,
              keys: [],
              clients: definition.clients.map(({ client_secret: _, ...client }) => client),
            },
          },
  };
}

function hideValue([name, value]: readonly [string, string]): readonly [string, string] {
  return [name, secretName.test(name) ? '' : value];
}

/** Reads an exported environment; the copy gets new ids, so that nothing that is there is replaced. */
export async function importEnvironment(
  core: Core,
  text: string,
): Promise<Result<Environment, { readonly reason: string }>> {
  const read = readFile(text);
  if (!read.ok) return read;
  const completed = await completeSandbox(core, read.value);
  const environment = copyEnvironment(core, completed, completed.name);
  await core.keeper.putEnvironment(environment);
  const ensured = await ensureSandbox(core, environment);
  // What was imported stays, also where no sandbox host answers at the moment.
  return ok(ensured.ok ? ensured.value : environment);
}

function readFile(text: string): Result<Environment, { readonly reason: string }> {
  if (text.length > limitCharacters)
    return fail({ reason: 'The file is too long to be an environment.' });
  const value = parseJson(text);
  if (value === undefined) return fail({ reason: 'The file is not JSON.' });
  const parsed = fileSchema.safeParse(relaxKeys(value));
  if (parsed.success) return ok(asEnvironment(parsed.data.environment));
  const path = parsed.error.issues[0]?.path.map(String) ?? [];
  if (path.length === 0 || path[0] === 'format') {
    return fail({ reason: 'The file is JSON, but not an environment exported by Claimcheck.' });
  }
  if (path[0] === 'version') {
    return fail({ reason: 'The file was written by another version of Claimcheck.' });
  }
  return fail({ reason: `The file is damaged: “${path.join('.')}” is not as expected.` });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

// A definition without keys is none, but it is what a file without secrets holds.
const placeholder = { kty: 'RSA', kid: 'left-out', alg: 'RS256' };

function relaxKeys(value: unknown): unknown {
  const keyless = z.looseObject({
    environment: z.looseObject({
      sandbox: z.looseObject({ definition: z.looseObject({ keys: z.tuple([]) }) }),
    }),
  });
  const parsed = keyless.safeParse(value);
  if (!parsed.success) return value;
  const { environment } = parsed.data;
  const definition = { ...environment.sandbox.definition, keys: [placeholder] };
  const sandbox = { ...environment.sandbox, definition };
  return { ...parsed.data, environment: { ...environment, sandbox } };
}

async function completeSandbox(core: Core, environment: Environment): Promise<Environment> {
  const { sandbox } = environment;
  const definition = sandbox?.definition ?? null;
  const isKeyless = definition?.keys.some(({ kid }) => kid === placeholder.kid) ?? false;
  if (sandbox === null || definition === null || !isKeyless) return environment;
  const keys = await core.ports.generateKeys();
  return { ...environment, sandbox: { ...sandbox, definition: { ...definition, keys } } };
}
