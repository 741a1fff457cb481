import { useEffect, useMemo, useRef, useState } from 'react';
import { sampleParties } from '#knowledge/token-templates.ts';
import { setJsonMember } from '#protocol/jwt/edit-json.ts';
import { readSigningHeader } from '#protocol/jwt/sign-jws.ts';
import { useWorkspaceState } from '#workspace/react/use-workspace.ts';
import { unsecured } from './algorithms.ts';
import { followKey, noSpokenKey, strangeKid, type SpokenKey } from './follow-key.ts';
import { madeHere } from './key-choice.ts';
import { privateOptions } from './key-options.ts';
import type { ProblemPlace } from './make-token.ts';
import type { MakerDraft } from './maker-draft.ts';
import { useEncryption } from './use-encryption.ts';
import { useHandedToken } from './use-handed-token.ts';
import { useMadeToken } from './use-made-token.ts';
import { useMakerDraft, type DraftEdit } from './use-maker-draft.ts';
import { useMissingAlgorithms } from './use-missing-algorithms.ts';
import { usePutToken } from './use-put-token.ts';
import { useSigningKey, type SigningState } from './use-signing-key.ts';
import { useTemplates } from './use-templates.ts';

const firstAlgorithm = 'ES256';
const firstParties = { ...sampleParties, algorithm: firstAlgorithm };

/** Everything that the page shows and can do. */
export type Maker = ReturnType<typeof useMaker>;

/** What is typed, the keys, and the token that comes of them. */
export function useMaker() {
  const view = useMakerDraft(firstParties);
  const { draft } = view;
  const environments = useWorkspaceState(({ environments }) => environments);
  const keys = useWorkspaceState((state) => state.keys);
  const signingOptions = useMemo(
    () => privateOptions({ keys, environments }),
    [keys, environments],
  );
  const [signingChoice, setSigningChoice] = useState(madeHere);
  const algorithm = useMemo(() => algorithmOf(draft), [draft]);
  const signing = useSigningKey(algorithm, signingChoice, signingOptions);
  const spoken = useMemo(() => spokenBy(signing.state), [signing.state]);
  useFollowedKey(spoken, view.adjust);
  const encryption = useEncryption(draft, { keys, environments });
  const { recipient } = encryption;
  const made = useMadeToken({ draft, signing: signing.state, recipient: recipient.state });
  const putView = usePutToken(view, encryption.ownKeys);
  useHandedToken(putView.take);
  const edit = (part: DraftEdit) => {
    putView.leave();
    view.edit(part);
  };
  const setAlgorithm = (name: string) => {
    const isNone = name === unsecured;
    const value = JSON.stringify(isNone ? 'none' : name);
    edit(({ header }) => ({
      header: setJsonMember(header, 'alg', value) ?? header,
      unsecured: isNone ? 'none-unsafe' : 'refused',
    }));
  };
  const kid = spoken?.kid ?? null;
  return {
    ...{ view, draft, edit, environments, made, algorithm, setAlgorithm, signing, signingOptions },
    ...{ signingChoice, setSigningChoice, putView, missing: useMissingAlgorithms() },
    ...encryption,
    ...useTemplates(view, { algorithm, spoken, leave: putView.leave }),
    strangeKid: spoken === null ? null : strangeKid(draft.header, spoken),
    useKid:
      kid === null
        ? null
        : () => edit({ header: setJsonMember(draft.header, 'kid', JSON.stringify(kid)) ?? '' }),
    errorAt: (place: ProblemPlace) =>
      made.problem?.place === place && draft.origin !== 'taken-apart'
        ? made.problem.sentence
        : null,
  };
}

/** The algorithm that the header names; the unsafe one only where it was asked for by its name. */
function algorithmOf({ header, unsecured: asked }: MakerDraft): string {
  const read = readSigningHeader(header);
  const alg = read.ok ? read.value['alg'] : undefined;
  if (alg === 'none' && asked === unsecured) return unsecured;
  return typeof alg === 'string' ? alg : '';
}

/** What a header can say of the key; null while there is none. */
function spokenBy(state: SigningState): SpokenKey | null {
  if (state.status !== 'ready') return null;
  return { kid: state.jwk?.kid ?? null, publicJwk: state.publicJwk };
}

/** A header that speaks of the last key speaks of the next one. */
function useFollowedKey(
  spoken: SpokenKey | null,
  adjust: (update: (header: string) => string) => void,
) {
  const last = useRef(noSpokenKey);
  useEffect(() => {
    if (spoken === null) return;
    const before = last.current;
    last.current = spoken;
    adjust((header) => followKey(header, before, spoken));
  }, [spoken, adjust]);
}
