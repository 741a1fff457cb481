import type { HttpRequest } from '#protocol/http/message.ts';
import { renderCurl } from './curl.ts';
import { renderFetch } from './fetch.ts';
import { renderNode } from './node.ts';
import { renderPython } from './python.ts';
import { renderRawHttp } from './raw-http.ts';
import { makeTemplate, type RequestTemplate, type SnippetOptions } from './template.ts';
import type { SnippetVariable } from './variables.ts';

/** A language that a request can be written in. */
export type SnippetLanguage = 'curl' | 'javascript' | 'node' | 'python' | 'http';

interface LanguageEntry {
  readonly label: string;
  readonly render: (template: RequestTemplate) => string;
}

const entries: Readonly<Record<SnippetLanguage, LanguageEntry>> = {
  curl: { label: 'cURL', render: renderCurl },
  javascript: { label: 'JavaScript (fetch)', render: renderFetch },
  node: { label: 'Node', render: renderNode },
  python: { label: 'Python', render: renderPython },
  http: { label: 'Raw HTTP', render: renderRawHttp },
};

/** The languages in the order in which they are offered, each with its name for people. */
export const snippetLanguages: readonly { readonly id: SnippetLanguage; readonly label: string }[] =
  (['curl', 'javascript', 'node', 'python', 'http'] as const).map((id) => ({
    id,
    label: entries[id].label,
  }));

/** A request as code that sends the same; secrets stand as environment variables unless asked for. */
export function renderSnippet(
  request: HttpRequest,
  language: SnippetLanguage,
  options: SnippetOptions,
): string {
  return entries[language].render(makeTemplate(request, options));
}

/** The environment variables that a request's snippets read, with what each has to hold. */
export function listSnippetVariables(
  request: HttpRequest,
  options: SnippetOptions,
): readonly SnippetVariable[] {
  return makeTemplate(request, options).variables;
}
