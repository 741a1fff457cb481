/** Node's error codes in words; what is not here is told by its code alone. */
const words: Readonly<Record<string, string>> = {
  ENOTFOUND: 'the name is not known to DNS',
  EAI_AGAIN: 'DNS did not answer',
  ECONNREFUSED: 'nothing listens at that address and port',
  ECONNRESET: 'the server closed the connection before it answered',
  EPIPE: 'the server closed the connection while it was written to',
  ETIMEDOUT: 'the server did not accept the connection in time',
  EHOSTUNREACH: 'there is no way to that host',
  ENETUNREACH: 'there is no way to that network',
  EPROTO: 'TLS failed: the server does not speak TLS at that port, or no version that fits',
  ERR_SSL_WRONG_VERSION_NUMBER: 'the server does not speak TLS at that port',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'the server does not speak TLS at that port',
  CERT_HAS_EXPIRED: 'TLS failed: the certificate has expired',
  CERT_NOT_YET_VALID: 'TLS failed: the certificate is not valid yet',
  DEPTH_ZERO_SELF_SIGNED_CERT:
    'TLS failed: the certificate is self-signed; start the host with --relay-ca to trust it',
  SELF_SIGNED_CERT_IN_CHAIN:
    'TLS failed: the certificate authority is not trusted; start the host with --relay-ca to trust it',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    'TLS failed: the certificate authority is not trusted, or a certificate between is not sent',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'TLS failed: the certificate authority is not trusted, or a certificate between is not sent',
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED:
    'TLS failed: the server asks for a client certificate; start the host with --client-cert for it',
  ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE:
    'TLS failed: the server refused the handshake; it may ask for a client certificate',
  ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE: 'TLS failed: the server refused the client certificate',
  ERR_SSL_TLSV1_ALERT_UNKNOWN_CA:
    'TLS failed: the server does not know the authority of the client certificate',
  ERR_TLS_CERT_ALTNAME_INVALID: 'TLS failed: the certificate is for another name',
};

/** `ECONNREFUSED: nothing listens at that address and port`. No header, body or address is in it. */
export function explainFailure(error: unknown): string {
  const code = codeOf(error);
  if (code === null) return 'the connection failed';
  if (code.startsWith('HPE_')) return `${code}: the answer is not valid HTTP/1.1`;
  const known = words[code];
  return known === undefined ? code : `${code}: ${known}`;
}

function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null;
  if ('code' in error && typeof error.code === 'string') return error.code;
  // Node tries each address of a name and reports them together.
  if ('errors' in error && Array.isArray(error.errors)) return codeOf(error.errors[0]);
  return null;
}
