/**
 * Where a field of a draft ends up: in the request's address, its headers, a form or a JSON object as
 * its body, or in the header and the claims of a token that is made here.
 */
export const fieldPlaces = ['query', 'header', 'form', 'json', 'jose', 'claim'] as const;

/** One of them. */
export type FieldPlace = (typeof fieldPlaces)[number];

/** A name and a value that will go into the request, and that a person may change. */
export interface DraftField {
  /** Unique within the draft. */
  readonly id: string;
  readonly place: FieldPlace;
  readonly name: string;
  readonly value: string;
  /** False while the person has it left out. */
  readonly included: boolean;
  /** The value that was made for it; null for a field that the person added. */
  readonly made: string | null;
  /** True for a password-like value: hidden until it is asked for, never in a log. */
  readonly secret: boolean;
  /** True where it is made anew each time it is sent, unless a person changed it: a proof, an assertion. */
  readonly fresh?: boolean;
}

/** A request while it is edited; `assembleRequest` turns it into what is shown and sent. */
export interface RequestDraft {
  readonly method: string;
  readonly url: string;
  /** The address that was made for it, to go back to. */
  readonly madeUrl: string;
  readonly fields: readonly DraftField[];
}
