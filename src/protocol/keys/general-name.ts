import { GeneralName } from '@peculiar/asn1-x509';
import { fail, ok, type Result } from '#protocol/result.ts';
import { describeName } from './distinguished-name.ts';

/** One of the names that a certificate is for, with its kind before it. @see RFC 5280 §4.2.1.6 */
export function describeGeneralName(name: GeneralName): string {
  if (name.dNSName !== undefined) return `DNS:${name.dNSName}`;
  if (name.uniformResourceIdentifier !== undefined) return `URI:${name.uniformResourceIdentifier}`;
  if (name.iPAddress !== undefined) return `IP:${name.iPAddress}`;
  if (name.rfc822Name !== undefined) return `email:${name.rfc822Name}`;
  if (name.directoryName !== undefined) return `DirName:${describeName(name.directoryName)}`;
  return name.registeredID === undefined ? 'another kind of name' : `RID:${name.registeredID}`;
}

/** A typed name that a certificate cannot be for. */
export interface GeneralNameProblem {
  readonly code: 'general_name_malformed';
  readonly name: string;
}

/**
 * Reads typed names, one a line or with commas between, each with its kind before it (`DNS:`, `URI:`,
 * `IP:`, `email:`) or told by how it looks.
 * @see RFC 5280 §4.2.1.6
 */
export function parseGeneralNames(
  text: string,
): Result<readonly GeneralName[], GeneralNameProblem> {
  const names: GeneralName[] = [];
  for (const typed of text.split(/[\n,]/).map((name) => name.trim())) {
    if (typed === '') continue;
    const name = parseGeneralName(typed);
    if (name === null) return fail({ code: 'general_name_malformed', name: typed });
    names.push(name);
  }
  return ok(names);
}

function parseGeneralName(typed: string): GeneralName | null {
  const [, kind = kindOf(typed), value = typed] = /^(DNS|URI|IP|email):(.+)$/i.exec(typed) ?? [];
  // Every kind but an address is an IA5String.
  if (!/^[\x21-\x7e]+$/.test(value)) return null;
  switch (kind.toLowerCase()) {
    case 'uri':
      return URL.canParse(value) ? new GeneralName({ uniformResourceIdentifier: value }) : null;
    case 'ip':
      return isAddress(value) ? new GeneralName({ iPAddress: value }) : null;
    case 'email':
      return /^[^@]+@[^@]+$/.test(value) ? new GeneralName({ rfc822Name: value }) : null;
    default:
      return /^(?:\*\.)?[\w-]+(?:\.[\w-]+)*$/.test(value)
        ? new GeneralName({ dNSName: value })
        : null;
  }
}

function kindOf(name: string): string {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(name) || name.startsWith('urn:')) return 'URI';
  if (isAddress(name)) return 'IP';
  return name.includes('@') ? 'email' : 'DNS';
}

function isAddress(text: string): boolean {
  const isFour = /^(?:\d{1,3}\.){3}\d{1,3}$/.test(text);
  if (isFour) return text.split('.').every((part) => Number(part) < 256);
  return /^[0-9a-f:]+$/i.test(text) && text.includes(':') && URL.canParse(`http://[${text}]/`);
}
