import { useState } from 'react';
import { sampleParties, tokenTemplates, type TokenTemplate } from '#knowledge/token-templates.ts';
import { jwsAlgorithm } from '#protocol/jwt/jws-algorithms.ts';
import { useWorkspaceState } from '#workspace/react/use-workspace.ts';
import { noSpokenKey, type SpokenKey } from './follow-key.ts';
import type { DraftView } from './use-maker-draft.ts';

interface Signing {
  readonly algorithm: string;
  readonly spoken: SpokenKey | null;
  readonly leave: () => void;
}

/** The templates, filled with sample values or with those of an environment. */
export function useTemplates(view: DraftView, { algorithm, spoken, leave }: Signing) {
  const environments = useWorkspaceState((state) => state.environments);
  const [template, setTemplate] = useState<TokenTemplate | null>(null);
  const [valuesOf, setValuesOf] = useState('');
  const chooseTemplate = (id: string) => {
    const chosen = tokenTemplates.find((one) => one.id === id);
    if (chosen === undefined) return;
    const environment = environments.find((one) => one.id === valuesOf);
    const parties = {
      issuer: environment?.metadata.issuer ?? sampleParties.issuer,
      clientId: environment?.clients[0]?.clientId ?? sampleParties.clientId,
    };
    const usable = usableFor(algorithm, chosen);
    // A key of another kind is on its way: the header says what it is when it is there.
    const known = usable === algorithm ? spoken : null;
    leave();
    setTemplate(chosen);
    view.fill(chosen, { ...parties, algorithm: usable }, known ?? noSpokenKey);
  };
  return { template, chooseTemplate, valuesOf, setValuesOf };
}

function usableFor(algorithm: string, { needsKeyPair }: TokenTemplate): string {
  const kty = jwsAlgorithm(algorithm)?.kty;
  const isUsable = kty !== undefined && !(needsKeyPair && kty === 'oct');
  return isUsable ? algorithm : 'ES256';
}
