import type { GeneralName, Name } from '@peculiar/asn1-x509';

/** Attributes that have a short name, first those of the standard's own table. @see RFC 4514 §3 */
const shortNames: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.6': 'C',
  '2.5.4.9': 'STREET',
  '0.9.2342.19200300.100.1.25': 'DC',
  '0.9.2342.19200300.100.1.1': 'UID',
  '2.5.4.5': 'serialNumber',
  '2.5.4.97': 'organizationIdentifier',
  '1.2.840.113549.1.9.1': 'emailAddress',
};

/** A name as a string, its last part first. @see RFC 4514 §2 */
export function describeName(name: Name): string {
  return name
    .map((part) =>
      part
        .map(({ type, value }) => `${shortNames[type] ?? type}=${escapeValue(value.toString())}`)
        .join('+'),
    )
    .toReversed()
    .join(',');
}

// RFC 4514 §2.4: what would end a value, and a space or a `#` at its ends.
function escapeValue(value: string): string {
  return value
    .replace(/["+,;<>\\]/g, '\\$&')
    .replace(/\u0000/g, '\\00')
    .replace(/^[ #]/, '\\$&')
    .replace(/ $/, '\\ ');
}

/** One of the names that a certificate is for, with its kind before it. @see RFC 5280 §4.2.1.6 */
export function describeGeneralName(name: GeneralName): string {
  if (name.dNSName !== undefined) return `DNS:${name.dNSName}`;
  if (name.uniformResourceIdentifier !== undefined) return `URI:${name.uniformResourceIdentifier}`;
  if (name.iPAddress !== undefined) return `IP:${name.iPAddress}`;
  if (name.rfc822Name !== undefined) return `email:${name.rfc822Name}`;
  if (name.directoryName !== undefined) return `DirName:${describeName(name.directoryName)}`;
  return name.registeredID === undefined ? 'another kind of name' : `RID:${name.registeredID}`;
}
