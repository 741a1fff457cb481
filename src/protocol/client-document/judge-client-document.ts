import type { Check } from '#protocol/check.ts';
import { checkAbout } from '#protocol/check-about.ts';
import { headerValue, mediaType } from '#protocol/http/header-value.ts';
import type { HttpResponse } from '#protocol/http/message.ts';
import { readBodyText } from '#protocol/http/read-body.ts';
import { spec } from '#protocol/spec.ts';
import { checkClientDocument, type DocumentExpectation } from './check-client-document.ts';

const found = spec('Client ID Metadata Document', '5');

/** Judges a document as its address answers with it. @see Client ID Metadata Document §4, §5 */
export function judgeFetchedDocument(
  response: HttpResponse,
  expected: DocumentExpectation,
): readonly Check[] {
  return [
    checkStatus(response),
    checkType(response),
    ...judgeDocumentText(response.body, expected),
  ];
}

/** Judges the text of a document, wherever it is from. @see Client ID Metadata Document §4 */
export function judgeDocumentText(text: string, expected: DocumentExpectation): readonly Check[] {
  const say = checkAbout('body', spec('Client ID Metadata Document', '4'));
  const reading = readBodyText(text);
  if (reading.kind !== 'object') return [say.failed('The document is not a JSON object')];
  return [
    reading.repeated.length === 0
      ? say.passed('The document is a JSON object')
      : say.warned('A member stands twice; the last one is used', reading.repeated.join(', ')),
    ...checkClientDocument(reading.members, expected),
  ];
}

function checkStatus({ status }: HttpResponse): Check {
  const say = checkAbout('status', found);
  if (status === 200) return say.passed('The status is 200');
  return status >= 300 && status < 400
    ? say.failed('The address redirects, and servers do not follow', String(status))
    : say.failed('The status is not 200', String(status));
}

function checkType(response: HttpResponse): Check {
  const say = checkAbout('content-type', spec('Client ID Metadata Document', '4'));
  const written = headerValue(response, 'content-type');
  return /^application\/(?:json|[\w.-]+\+json)$/i.test(mediaType(response) ?? '')
    ? say.passed('The content type is JSON', written)
    : say.failed('The content type is not JSON', written);
}
