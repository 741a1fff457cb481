/** A value that must not stand in a snippet, and the name by which people know it. */
export interface SecretValue {
  readonly name: string;
  readonly value: string;
}

/** An environment variable that a snippet reads, and what it has to hold. */
export interface SnippetVariable {
  readonly name: string;
  readonly value: string;
}

/** Gives secrets the names of environment variables: the same value always gets the same name. */
export interface VariableNames {
  /** The variable for a value; one that the caller named keeps that name. */
  readonly nameOf: (value: string, fallback: string) => string;
  /** The secrets that the caller named, longest first. */
  readonly known: readonly SecretValue[];
  readonly all: () => readonly SnippetVariable[];
}

/** A name that every shell takes: upper case, digits and underscores, no digit in front. */
function toVariable(name: string): string {
  const text = name.replace(/[^A-Za-z0-9]+/g, '_').toUpperCase();
  return /^[A-Z]/.test(text) ? text : `SECRET_${text}`;
}

/** A namer that knows which values are secret. Empty values are none. */
export function createVariableNames(secrets: readonly SecretValue[]): VariableNames {
  const byName = new Map<string, string>();
  const known = secrets
    .filter(({ value }) => value !== '')
    .toSorted((one, other) => other.value.length - one.value.length);

  function nameOf(value: string, fallback: string): string {
    const given = known.find((secret) => secret.value === value);
    const base = toVariable(given?.name ?? fallback);
    for (let number = 1; ; number += 1) {
      const name = number === 1 ? base : `${base}_${number}`;
      const holds = byName.get(name);
      if (holds === undefined) byName.set(name, value);
      if (holds === undefined || holds === value) return name;
    }
  }

  const all = () => [...byName].map(([name, value]) => ({ name, value }));
  return { nameOf, known, all };
}
