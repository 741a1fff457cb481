import type { SpecRef } from '#protocol/spec.ts';
import type { SandboxPolicy } from '#sandbox/contract/definition.ts';

/** The words of a switch. */
export interface Words<Key extends keyof SandboxPolicy> {
  readonly key: Key;
  readonly label: string;
  /** What it decides, in a sentence or two. */
  readonly meaning: string;
  readonly spec: SpecRef;
}

interface ChoiceSwitch<Key extends keyof SandboxPolicy> extends Words<Key> {
  readonly kind: 'choice';
  readonly choices: readonly { readonly value: SandboxPolicy[Key]; readonly label: string }[];
}

interface NumberSwitch<Key extends keyof SandboxPolicy> extends Words<Key> {
  readonly kind: 'number';
  readonly least: number;
  readonly most: number;
}

interface ListSwitch<Key extends keyof SandboxPolicy> extends Words<Key> {
  readonly kind: 'list';
}

/** Members of the policy whose values are of a type. */
export type KeyOf<Type> = {
  [Key in keyof SandboxPolicy]: SandboxPolicy[Key] extends Type ? Key : never;
}[keyof SandboxPolicy];

/** One switch of the policy, with the words that go with it. */
export type PolicySwitch =
  | { [Key in KeyOf<string>]: ChoiceSwitch<Key> }[KeyOf<string>]
  | NumberSwitch<KeyOf<number>>
  | ListSwitch<KeyOf<string[]>>;
