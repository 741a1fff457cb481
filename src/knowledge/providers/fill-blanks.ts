import type { ProviderBlank, ProviderTemplate } from './provider-template.ts';

/** What the user has typed for each blank, by its name. */
export type FilledBlanks = Readonly<Record<string, string>>;

/** What a form begins with: the usual values, and nothing where there is none. */
export function initialBlanks({ blanks }: Pick<ProviderTemplate, 'blanks'>): FilledBlanks {
  return Object.fromEntries(blanks.map(({ name, initial = '' }) => [name, initial]));
}

/** The blanks that nothing usable was typed for. */
export function missingBlanks(
  { blanks }: Pick<ProviderTemplate, 'blanks'>,
  filled: FilledBlanks,
): readonly ProviderBlank[] {
  return blanks.filter(({ name }) => tidy(filled[name] ?? '') === '');
}

/** An address with what was typed in the place of its blanks; one that is not filled stays as it is. */
export function fillBlanks(text: string, filled: FilledBlanks): string {
  return text.replace(
    /(https:\/\/)?\{(\w+)\}/g,
    (place, scheme: string | undefined, name: string) => {
      const value = tidy(filled[name] ?? '');
      if (value === '') return place;
      if (scheme === undefined) return value;
      return scheme + value.replace(/^https?:\/\//i, '');
    },
  );
}

/** People paste a host with its scheme, and an address with a slash at its end. */
function tidy(value: string): string {
  return value.trim().replace(/(?<!\/)\/+$/, '');
}
