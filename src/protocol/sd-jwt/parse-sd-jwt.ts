import { fail, ok, type Result } from '#protocol/result.ts';
import type { SdJwtProblem } from './sd-jwt-problem.ts';

/** How an SD-JWT was written down. @see RFC 9901 §4, §8.2, §8.3 */
export type SdJwtForm = 'compact' | 'flattened' | 'general';

/** An SD-JWT taken apart. Nothing in it is verified. */
export interface SdJwtParts {
  readonly form: SdJwtForm;
  /** The JWT that the issuer signed, in the compact form. */
  readonly issuerJwt: string;
  readonly disclosures: readonly string[];
  /** The JWT that binds a presentation to the holder's key; null where there is none. */
  readonly keyBindingJwt: string | null;
  /** How many more signatures the general JSON form has, which are not looked at. */
  readonly otherSignatures: number;
  /** What departs from the form, though the parts can be told. */
  readonly formFault: FormFault | null;
}

/** @see RFC 9901 §4, §8.3 */
export type FormFault =
  /** The last part is no JWT, so the tilde behind the last disclosure was left out. */
  'no_last_tilde' | 'empty_disclosure' | 'disclosures_not_strings' | 'disclosures_in_later_header';

/** More than anybody issues; each costs a digest. */
const disclosureLimit = 5000;

/**
 * Takes an SD-JWT apart, in the compact form or in either JSON serialization.
 * @see RFC 9901 §4, §8
 */
export function parseSdJwt(text: string): Result<SdJwtParts, SdJwtProblem> {
  const trimmed = text.trim();
  if (trimmed === '') return fail({ code: 'sd_jwt_empty' });
  if (trimmed.startsWith('{')) return parseJson(trimmed);
  return parseCompact(trimmed.replace(/\s+/g, ''));
}

function parseCompact(text: string): Result<SdJwtParts, SdJwtProblem> {
  const [issuerJwt = '', ...rest] = text.split('~', disclosureLimit + 3);
  const dots = issuerJwt.split('.', 10).length - 1;
  if (dots !== 2) return fail({ code: 'sd_jwt_not_jwt', dots });
  const last = rest.at(-1);
  if (last === undefined) return fail({ code: 'sd_jwt_no_tilde' });
  if (rest.length > disclosureLimit + 1) {
    return fail({ code: 'sd_jwt_too_many', limit: disclosureLimit });
  }
  const isKeyBinding = last.includes('.');
  const isEnded = last === '' || isKeyBinding;
  const disclosures = isEnded ? rest.slice(0, -1) : rest;
  const inside = disclosures.includes('') ? 'empty_disclosure' : null;
  return ok({
    form: 'compact',
    issuerJwt,
    disclosures: disclosures.filter((one) => one !== ''),
    keyBindingJwt: isKeyBinding ? last : null,
    otherSignatures: 0,
    formFault: isEnded ? inside : 'no_last_tilde',
  });
}

function parseJson(text: string): Result<SdJwtParts, SdJwtProblem> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fail({ code: 'sd_jwt_json_syntax' });
  }
  if (!isRecord(value) || typeof value['payload'] !== 'string') {
    return fail({ code: 'sd_jwt_json_shape', missing: 'payload' });
  }
  const { payload, signatures } = value;
  if (!Array.isArray(signatures)) return fromSignature(payload, value, null);
  const [first, ...others]: unknown[] = signatures;
  return isRecord(first)
    ? fromSignature(payload, first, others)
    : fail({ code: 'sd_jwt_json_shape', missing: 'signatures' });
}

function fromSignature(
  payload: string,
  signature: Readonly<Record<string, unknown>>,
  laterSignatures: readonly unknown[] | null,
): Result<SdJwtParts, SdJwtProblem> {
  const others = laterSignatures ?? [];
  const { protected: head, signature: tail } = signature;
  if (typeof head !== 'string') return fail({ code: 'sd_jwt_json_shape', missing: 'protected' });
  if (typeof tail !== 'string') return fail({ code: 'sd_jwt_json_shape', missing: 'signature' });
  const header = isRecord(signature['header']) ? signature['header'] : {};
  const listed: unknown = header['disclosures'] ?? [];
  const all: readonly unknown[] = Array.isArray(listed) ? listed : [listed];
  if (all.length > disclosureLimit) {
    return fail({ code: 'sd_jwt_too_many', limit: disclosureLimit });
  }
  const disclosures = all.filter((one) => typeof one === 'string');
  const keyBinding = header['kb_jwt'];
  return ok({
    form: laterSignatures === null ? 'flattened' : 'general',
    issuerJwt: `${head}.${payload}.${tail}`,
    disclosures,
    keyBindingJwt: typeof keyBinding === 'string' ? keyBinding : null,
    otherSignatures: others.length,
    formFault: jsonFault(listed, disclosures.length, others),
  });
}

function jsonFault(
  listed: unknown,
  read: number,
  others: readonly unknown[],
): SdJwtParts['formFault'] {
  if (!Array.isArray(listed) || listed.length !== read) return 'disclosures_not_strings';
  return others.some(hasDisclosures) ? 'disclosures_in_later_header' : null;
}

/** Only the first unprotected header may have them. @see RFC 9901 §8.3 */
function hasDisclosures(signature: unknown): boolean {
  if (!isRecord(signature) || !isRecord(signature['header'])) return false;
  return 'disclosures' in signature['header'] || 'kb_jwt' in signature['header'];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The SD-JWT in the compact form, without what binds it to a key. @see RFC 9901 §4 */
export function compactSdJwt(issuerJwt: string, disclosures: readonly string[]): string {
  return [issuerJwt, ...disclosures, ''].join('~');
}
