import type { SnippetLanguage } from '#snippets/registry.ts';

let language: SnippetLanguage = 'curl';

/** The language that was chosen last on this page: the next step shows the same. */
export function chosenLanguage(): SnippetLanguage {
  return language;
}

export function chooseLanguage(next: SnippetLanguage): void {
  language = next;
}
