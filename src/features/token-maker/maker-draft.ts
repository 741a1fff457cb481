/** How the result is protected. */
export type Protection = 'signed' | 'nested' | 'encrypted';

/** What is typed, whatever key is used. Nothing in it is a secret. */
export interface MakerDraft {
  readonly protection: Protection;
  readonly header: string;
  readonly payload: string;
  /** The header of the encryption; of no matter while nothing is encrypted. */
  readonly encryptionHeader: string;
  /** Whether white space between JSON values is left out of the token. */
  readonly isCompact: boolean;
  /** Whether a token that nobody signed was asked for by its name. */
  readonly unsecured: 'refused' | 'none-unsafe';
  /**
   * `typed`: made here. `taken-apart`: the boxes hold somebody else's token, as it came.
   * `changed`: they did, and have been changed or signed anew since.
   */
  readonly origin: 'typed' | 'taken-apart' | 'changed';
}

export const usualEncryptionHeader = '{\n  "alg": "RSA-OAEP-256",\n  "enc": "A256GCM"\n}';

/** A change of what is typed: the token that came is then no more. */
export function change(draft: MakerDraft, part: Partial<MakerDraft>): MakerDraft {
  const isTouched = draft.origin === 'taken-apart';
  return { ...draft, ...(isTouched ? { origin: 'changed' } : {}), ...part };
}

/** Reads a draft that was kept; null where it is none. */
export function readDraft(text: string | null): MakerDraft | null {
  if (text === null) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const kept = value as Readonly<Record<string, unknown>>;
  const { header, payload, encryptionHeader, isCompact } = kept;
  const protection = oneOf(['signed', 'nested', 'encrypted'], kept['protection']);
  const unsecured = oneOf(['refused', 'none-unsafe'], kept['unsecured']);
  const origin = oneOf(['typed', 'taken-apart', 'changed'], kept['origin']);
  if (typeof header !== 'string' || typeof payload !== 'string') return null;
  if (typeof encryptionHeader !== 'string' || typeof isCompact !== 'boolean') return null;
  if (protection === null || unsecured === null || origin === null) return null;
  return { protection, header, payload, encryptionHeader, isCompact, unsecured, origin };
}

function oneOf<T extends string>(values: readonly T[], value: unknown): T | null {
  return values.find((one) => one === value) ?? null;
}
