import { readBodyText } from '#protocol/http/read-body.ts';
import { rfc } from '#protocol/spec.ts';
import { judgeMetadata, type ProcessedMetadata } from './process-metadata-response.ts';

/**
 * Reads metadata that a person pasted; no issuer is expected of it.
 * @see RFC 8414 §2
 */
export function parsePastedMetadata(text: string): ProcessedMetadata {
  const reading = readBodyText(text);
  if (reading.kind !== 'object') {
    return {
      checks: [],
      value: null,
      problem: {
        code: 'pasted_metadata_unreadable',
        spec: rfc(8414, '3.2'),
        bodyKind: reading.kind,
      },
    };
  }
  return judgeMetadata(reading.members, null);
}
