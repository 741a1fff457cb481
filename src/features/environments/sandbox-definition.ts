import { fail, ok, type Result } from '#protocol/result.ts';
import { type SandboxDefinition, sandboxDefinitionSchema } from '#sandbox/contract/definition.ts';

/** The part of a definition that is edited as text. Keys and clients have places of their own. */
export function editableOf(definition: SandboxDefinition): string {
  const { users, scopes, apis, policy, trustedIssuers } = definition;
  return JSON.stringify({ users, scopes, apis, policy, trustedIssuers }, null, 2);
}

/** A definition with its edited part put in, or where the text went wrong. */
export function readEdited(
  text: string,
  definition: SandboxDefinition,
): Result<SandboxDefinition, { readonly reason: string }> {
  const { keys, clients, version, faults } = definition;
  const edited = readObject(text);
  if (!edited.ok) return edited;
  const kept = { keys, clients, version, faults };
  const read = sandboxDefinitionSchema.safeParse({ ...edited.value, ...kept });
  if (read.success) return ok(read.data);
  const [first] = read.error.issues;
  const where = first?.path.map(String).join(' › ') ?? '';
  return fail({
    reason: `At ${where === '' ? 'the top' : where}: ${first?.message ?? 'not valid'}`,
  });
}

function readObject(text: string): Result<object, { readonly reason: string }> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return ok(value);
    return fail({ reason: 'It must be an object: { "users": …, "policy": … }' });
  } catch (error) {
    return fail({ reason: error instanceof SyntaxError ? error.message : 'It is not JSON.' });
  }
}
