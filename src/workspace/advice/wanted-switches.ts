import type { ChosenOptions, Flow } from '#flows/define-flow.ts';
import type { ServerMetadata } from '#protocol/model/server-metadata.ts';
import { rfc, type SpecRef } from '#protocol/spec.ts';

/** A switch of a flow that a server wants to be on. */
export interface WantedSwitch {
  readonly option: string;
  readonly value: string;
  /** What the server wants, as the end of a sentence: `takes pushed requests only`. */
  readonly wish: string;
  /** The button: `Push the request`. */
  readonly label: string;
  /** Who says so: a member of the metadata, or an error. */
  readonly by: string;
  readonly spec: SpecRef;
}

type Told = Omit<WantedSwitch, 'by'>;

/** The switches by what servers ask for. */
export const switches = {
  pushed: {
    ...{ option: 'par', value: 'on', label: 'Push the request' },
    ...{ wish: 'takes pushed requests only', spec: rfc(9126, '5') },
  },
  signed: {
    ...{ option: 'request_object', value: 'signed', label: 'Sign the request' },
    ...{ wish: 'takes signed requests only', spec: rfc(9101, '10.5') },
  },
  proven: {
    ...{ option: 'dpop', value: 'on', label: 'Use DPoP' },
    ...{ wish: 'binds its tokens to a key', spec: rfc(9449, '5') },
  },
} as const satisfies Record<string, Told>;

const members = [
  ['require_signed_request_object', switches.signed],
  ['require_pushed_authorization_requests', switches.pushed],
] as const;

/** The switches that a server's metadata asks for, that the flow has, and that are not on. */
export function wantedSwitches(
  metadata: ServerMetadata,
  { options }: Pick<Flow, 'options'>,
  chosen: ChosenOptions,
): readonly WantedSwitch[] {
  return members.flatMap(([by, told]) =>
    metadata[by] === true && isOff(told, options, chosen) ? [{ ...told, by }] : [],
  );
}

/** True where a flow has a switch, and it is off. */
export function isOff({ option }: Told, options: Flow['options'], chosen: ChosenOptions): boolean {
  return options.some(({ id }) => id === option) && (chosen[option] ?? 'off') === 'off';
}
