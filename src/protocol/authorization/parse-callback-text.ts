import { isMembers } from '#protocol/http/read-body.ts';
import { stripEnds } from '#protocol/http/strip-ends.ts';
import type { CallbackProblem } from '#protocol/problem.ts';
import { fail, ok, type Result } from '#protocol/result.ts';
import { rfc } from '#protocol/spec.ts';
import type { AnswerMode, AnswerParameters } from './process-authorization-response.ts';

/** The parameters found in what a person pasted, and how they seem to have come. */
export interface ParsedCallback {
  readonly parameters: AnswerParameters;
  readonly mode: AnswerMode;
}

// Longer than any answer, even one with several tokens in it.
const longest = 200_000;

const answerNames = ['code', 'error', 'state', 'iss', 'id_token', 'access_token', 'response'];

/**
 * Reads an answer that was carried by hand: a whole URL, its query or fragment, a form body, JSON, the
 * page of a form post, or the code alone. Never throws.
 * @see RFC 6749 §4.1.2
 */
export function parseCallbackText(text: string): Result<ParsedCallback, CallbackProblem> {
  if (text.length > longest) return unreadable('too_long');
  const pasted = unquote(text.trim());
  if (pasted === '') return unreadable('empty');
  const found =
    fromJson(pasted) ?? fromFormPage(pasted) ?? fromUrl(pasted) ?? fromPairs(pasted) ?? null;
  if (found !== null) return isRequest(found.parameters) ? unreadable('request') : ok(found);
  const code = pasted.replace(/[\r\n]+\s*/g, '');
  if (!/^[\x21-\x7E]+$/.test(code) || /^[a-z][a-z0-9+.-]*:\/\//i.test(code)) {
    return unreadable('unknown');
  }
  return ok({ parameters: [['code', code]], mode: 'by-hand' });
}

// Quotes around a single word come from where it was copied; those of a form's page are its own.
function unquote(text: string): string {
  return /[\s{]/.test(text.slice(0, 200)) && !/^["'`]/.test(text) ? text : stripEnds(text, '"\'`');
}

function unreadable(
  reason: Extract<CallbackProblem, { code: 'callback_unreadable' }>['reason'],
): Result<never, CallbackProblem> {
  return fail({ code: 'callback_unreadable', spec: rfc(6749, '4.1.2'), reason });
}

// People copy the address of the request instead of the answer's: it is the one that they can see first.
function isRequest(parameters: AnswerParameters): boolean {
  const names = parameters.map(([name]) => name);
  return names.includes('client_id') && !names.includes('code') && !names.includes('error');
}

function isAnswer(parameters: AnswerParameters): boolean {
  return parameters.some(([name]) => answerNames.includes(name));
}

function fromJson(text: string): ParsedCallback | null {
  if (!text.startsWith('{')) return null;
  try {
    const value: unknown = JSON.parse(text);
    if (!isMembers(value)) return null;
    const parameters = Object.entries(value).flatMap(([name, member]): [string, string][] =>
      (Array.isArray(member) ? member : [member]).map((one: unknown) => [name, asText(one)]),
    );
    return { parameters, mode: 'by-hand' };
  } catch {
    return null;
  }
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

function fromFormPage(text: string): ParsedCallback | null {
  const inputs = text.match(/<input\b[^<>]*>/gi) ?? [];
  const parameters = inputs.flatMap((input): [string, string][] => {
    const name = attribute(input, 'name');
    return name === null ? [] : [[name, attribute(input, 'value') ?? '']];
  });
  return isAnswer(parameters) ? { parameters, mode: 'form_post' } : null;
}

function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'i').exec(tag);
  const value = found?.[1] ?? found?.[2] ?? null;
  return value?.replace(/&(?:amp|#38|#x26);/gi, '&').replace(/&(?:quot|#34|#x22);/gi, '"') ?? null;
}

function fromUrl(text: string): ParsedCallback | null {
  const whole = text.replace(/[\r\n\t]+\s*/g, '');
  const address = /^(https?:\/\/|[a-z][a-z0-9+.-]*:\/|\/|[?#])/i.exec(whole);
  const [before = ''] = whole.split(/[?#]/, 1);
  const isHostAndPath =
    before.length < whole.length && /[/:.]/.test(before) && !/[\s=&]/.test(before);
  if (address === null && !isHostAndPath) return null;
  const hash = whole.indexOf('#');
  const fragment = hash < 0 ? '' : whole.slice(hash + 1).replace(/^\?/, '');
  const rest = hash < 0 ? whole : whole.slice(0, hash);
  const mark = rest.indexOf('?');
  const query = mark < 0 ? '' : rest.slice(mark + 1);
  const inFragment = pairsOf(fragment);
  const inQuery = pairsOf(query);
  if (isAnswer(inFragment)) return { parameters: inFragment, mode: 'fragment' };
  if (isAnswer(inQuery) || isRequest(inQuery)) return { parameters: inQuery, mode: 'query' };
  return null;
}

function fromPairs(text: string): ParsedCallback | null {
  const body =
    text
      .split(/\r?\n\r?\n/)
      .at(-1)
      ?.trim() ?? '';
  const parameters = pairsOf(body.replace(/[\r\n]+\s*/g, ''));
  return isAnswer(parameters) || isRequest(parameters) ? { parameters, mode: 'by-hand' } : null;
}

function pairsOf(text: string): AnswerParameters {
  return text.includes('=') ? [...new URLSearchParams(text)] : [];
}
