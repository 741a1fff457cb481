import { use, useCallback, useEffect, useRef, useState } from 'react';
import {
  fillTemplate,
  tokenTemplates,
  type TemplateValues,
  type TokenTemplate,
} from '#knowledge/token-templates.ts';
import { encodeBase64Url } from '#protocol/jwt/base64url.ts';
import { showToast } from '#ui/toast/toast-store.ts';
import { KeptTextContext } from '#workspace/react/kept-text.ts';
import { useServices } from '#workspace/react/services.ts';
import { followKey, noSpokenKey, type SpokenKey } from './follow-key.ts';
import { change, readDraft, usualEncryptionHeader, type MakerDraft } from './maker-draft.ts';

const keptName = 'token-maker';

// What a prerendered page shows: it has no clock and no chance.
const blank: MakerDraft = {
  ...{ protection: 'signed', header: '', payload: '', encryptionHeader: usualEncryptionHeader },
  ...{ isCompact: true, unsecured: 'refused', origin: 'typed' },
};

/** What changes, or how it comes of what is there. */
export type DraftEdit = Partial<MakerDraft> | ((draft: MakerDraft) => Partial<MakerDraft>);

export interface DraftView {
  readonly draft: MakerDraft;
  /** False until the boxes have been filled for the first time. */
  readonly isBegun: boolean;
  readonly edit: (part: DraftEdit) => void;
  /** What the page puts in by itself: it counts as typed by nobody. */
  readonly adjust: (update: (header: string) => string) => void;
  /** Puts another draft in the place of this one; what was typed can be had back. */
  readonly replace: (next: MakerDraft, message: string) => void;
  readonly fill: (template: TokenTemplate, parties: Parties, spoken: SpokenKey) => void;
}

export type Parties = Pick<TemplateValues, 'issuer' | 'clientId' | 'algorithm'>;

/** What is typed. It survives a reload of its tab; keys do not. */
export function useMakerDraft(first: Parties): DraftView {
  const { clock, random } = useServices();
  const kept = use(KeptTextContext);
  const [draft, setDraft] = useState<MakerDraft | null>(null);
  /** Changes that came before there was a draft; null once there is one. */
  const early = useRef<readonly DraftEdit[] | null>([]);
  const filled = useRef<MakerDraft | null>(null);
  const begin = useRef(first);
  const fresh = useCallback(
    (template: TokenTemplate, parties: Parties) => {
      const now = Math.floor(clock() / 1000);
      const id = encodeBase64Url(random(16));
      const nonce = encodeBase64Url(random(12));
      return fillTemplate(template, { ...parties, now, id, nonce });
    },
    [clock, random],
  );
  useEffect(() => {
    const [template] = tokenTemplates;
    const known = readDraft(kept.read(keptName));
    const start =
      known ?? (template === undefined ? blank : { ...blank, ...fresh(template, begin.current) });
    if (known === null) filled.current = start;
    const edits = early.current ?? [];
    early.current = null;
    setDraft((now) => now ?? edits.reduce(applyEdit, start));
  }, [kept, fresh]);
  useEffect(() => {
    if (draft !== null) kept.write(keptName, JSON.stringify(draft));
  }, [draft, kept]);
  const edit = useCallback((part: DraftEdit) => {
    // Whoever is quicker than the first draft changes that one.
    if (early.current !== null) early.current = [...early.current, part];
    else setDraft((now) => (now === null ? now : applyEdit(now, part)));
  }, []);
  const adjust = useCallback((update: (header: string) => string) => {
    setDraft((now) => {
      if (now === null || now.origin === 'taken-apart') return now;
      const header = update(now.header);
      if (header === now.header) return now;
      const next = { ...now, header };
      if (filled.current === now) filled.current = next;
      return next;
    });
  }, []);
  const replace = (next: MakerDraft, message: string) => {
    const before = draft;
    const isTyped = before !== null && before !== filled.current;
    filled.current = next;
    setDraft(next);
    if (isTyped) showToast(message, { label: 'Undo', run: () => setDraft(before) });
  };
  const fill = (template: TokenTemplate, parties: Parties, spoken: SpokenKey) => {
    const { header, payload } = fresh(template, parties);
    const { protection, encryptionHeader } = draft ?? blank;
    const followed = followKey(header, noSpokenKey, spoken);
    const next = { ...blank, protection, encryptionHeader, header: followed, payload };
    replace(next, `Header and payload were replaced by the template “${template.title}”.`);
  };
  return { draft: draft ?? blank, isBegun: draft !== null, edit, adjust, replace, fill };
}

function applyEdit(draft: MakerDraft, edit: DraftEdit): MakerDraft {
  return change(draft, typeof edit === 'function' ? edit(draft) : edit);
}
