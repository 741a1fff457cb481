import { rfc } from '#protocol/spec.ts';
import type { Binding, KeyClue, KeysComparison } from './compare-keys.ts';
import type { ComparisonLine } from './describe-comparison.ts';
import { quoteValue } from './quote-values.ts';

/** What the two tokens say about keys and algorithms, in words. @see RFC 7515 §4.1.1, §4.1.4 */
export function describeKeys(keys: KeysComparison): readonly ComparisonLine[] {
  return [...describeAlgorithm(keys), ...describeKey(keys), ...describeBinding(keys.bindings)];
}

function describeAlgorithm({ first, second }: KeysComparison): readonly ComparisonLine[] {
  if (first.alg === null && second.alg === null) return [];
  const spec = rfc(7515, '4.1.1');
  const isSame = first.alg === second.alg;
  const text = isSame
    ? `Algorithm: ${algorithm(first)} for both.`
    : `Algorithm changed from ${algorithm(first)} to ${algorithm(second)}.`;
  return [{ id: 'alg', tone: isSame ? 'same' : 'changed', text, spec }];
}

function algorithm({ alg }: KeyClue): string {
  if (alg === null) return 'none that is named';
  return alg === 'none' ? 'none, which is no signature' : alg.slice(0, 40);
}

function describeKey(keys: KeysComparison): readonly ComparisonLine[] {
  const told = tellKey(keys);
  if (told === null) return [];
  return [{ id: 'kid', tone: told[0], text: `Key: ${told[1]}.`, spec: rfc(7515, '4.1.4') }];
}

type Told = readonly [tone: ComparisonLine['tone'], words: string];

function tellKey(keys: KeysComparison): Told | null {
  const { first, second, verdict } = keys;
  const change = `${named(first)} became ${named(second)}`;
  switch (verdict) {
    case 'same-key':
      return ['same', tellSameKey(keys)];
    case 'other-key':
      return tellOtherKey(keys, change);
    case 'same-name':
      return ['same', `both name ${named(first)}`];
    case 'other-name':
      return ['changed', `another one is named, ${change}`];
    case 'unknown':
      return tellLoneName(first, second);
  }
}

function tellSameKey({ first, second }: KeysComparison): string {
  const thumbprint = `thumbprint ${first.thumbprint ?? ''}`;
  return first.kid === second.kid
    ? `the same, ${thumbprint}`
    : `the same under two names, ${named(first)} and ${named(second)}; ${thumbprint}`;
}

function tellOtherKey({ first, second }: KeysComparison, change: string): Told {
  const thumbprints = `thumbprints ${first.thumbprint ?? ''} and ${second.thumbprint ?? ''}`;
  const isOneName = first.kid === second.kid && first.kid !== null;
  return isOneName
    ? ['warned', `two keys under one name, ${named(first)}; ${thumbprints}`]
    : ['changed', `another one, ${change}; ${thumbprints}`];
}

function tellLoneName(first: KeyClue, second: KeyClue): Told | null {
  if (first.kid === null && second.kid === null) return null;
  return first.kid === null
    ? ['changed', `only the second names one, ${named(second)}`]
    : ['changed', `only the first names one, ${named(first)}`];
}

function named({ kid }: KeyClue): string {
  return kid === null ? 'one without a name' : quoteValue(kid);
}

function describeBinding({ first, second }: KeysComparison['bindings']): readonly ComparisonLine[] {
  const line = (tone: ComparisonLine['tone'], text: string): readonly ComparisonLine[] => [
    { id: 'cnf', tone, text, spec: rfc(7800, '3.1') },
  ];
  if (first === null && second === null) return [];
  if (first === null) return line('added', `Bound to a ${bound(second)}; the first to nothing.`);
  if (second === null) {
    return line(
      'removed',
      `The first is bound to a ${bound(first)}, the second to nothing: whoever has it may use it.`,
    );
  }
  const isSame = first.to === second.to && first.thumbprint === second.thumbprint;
  return isSame
    ? line('same', `Bound to the same ${bound(first)}.`)
    : line('changed', `Bound to another ${second.to}: ${bound(first)} became ${bound(second)}.`);
}

function bound(binding: Binding | null): string {
  return binding === null ? '' : `${binding.to} ${quoteValue(binding.thumbprint)}`;
}
