import { supportedNames } from '#protocol/discovery/supported-names.ts';
import type { ServerMetadata } from '#protocol/model/server-metadata.ts';

interface Known {
  /** The member of the metadata that lists them. */
  readonly member: string;
  /** What the specification defines, where the server lists nothing. */
  readonly usual: readonly string[];
}

/** Parameters with values to choose from. @see OpenID Connect Core §3.1.2.1, Discovery §3 */
const known: Readonly<Record<string, Known>> = {
  prompt: {
    member: 'prompt_values_supported',
    usual: ['none', 'login', 'consent', 'select_account'],
  },
  acr_values: { member: 'acr_values_supported', usual: [] },
  ui_locales: { member: 'ui_locales_supported', usual: [] },
  display: { member: 'display_values_supported', usual: ['page', 'popup', 'touch', 'wap'] },
};

/** The values that a parameter may have, as the server lists them, else as its specification does. */
export function knownValues(name: string, metadata: ServerMetadata | null): readonly string[] {
  const found = Object.hasOwn(known, name) ? known[name] : undefined;
  if (found === undefined) return [];
  return supportedNames(metadata, found.member) ?? found.usual;
}
