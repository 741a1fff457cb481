import { algorithmSchema } from '#sandbox/contract/definition.ts';
import { SelectField } from '#ui/field/select-field.tsx';
import type { Environment } from '#workspace/model/environment.ts';
import type { ClientDraft } from './client-draft.ts';

interface ExpectedAlgorithmProps {
  readonly draft: ClientDraft;
  readonly environment: Environment;
  readonly set: (change: Partial<ClientDraft>) => void;
}

/** What a real server was told to sign this client’s ID tokens with, so that it can be compared. */
export function ExpectedAlgorithm({ draft, environment, set }: ExpectedAlgorithmProps) {
  const { id_token_signing_alg_values_supported: named } = environment.metadata;
  const chosen = draft.idTokenAlgorithm ?? '';
  const offered = named ?? algorithmSchema.options;
  const all = chosen === '' || offered.includes(chosen) ? offered : [...offered, chosen];
  return (
    <SelectField
      label="ID tokens are signed with"
      hint="id_token_signed_response_alg, as the client is registered. An ID token that is signed otherwise then fails its check (OpenID Connect Core 1.0 §3.1.3.7)."
      value={chosen}
      choices={[
        { value: '', label: 'any that the server names' },
        ...all.map((value) => ({ value, label: value })),
      ]}
      onChange={(value) => set({ idTokenAlgorithm: value === '' ? undefined : value })}
    />
  );
}
