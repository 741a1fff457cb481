/** A repair that the failure screen offers as a button, and that the runner applies. */
export type Fix =
  | { readonly kind: 'send-again'; readonly label: string }
  | { readonly kind: 'restore-fields'; readonly label: string; readonly names: readonly string[] }
  | {
      readonly kind: 'set-field';
      readonly label: string;
      readonly name: string;
      readonly value: string;
    }
  | {
      /** Sets several at once, at the first step that has the first of them. */
      readonly kind: 'set-fields';
      readonly label: string;
      readonly fields: readonly { readonly name: string; readonly value: string }[];
    }
  | { readonly kind: 'remove-field'; readonly label: string; readonly name: string }
  | { readonly kind: 'start-over'; readonly label: string; readonly fromStep: string }
  | {
      /** From the first step on, up to where the person is needed. */
      readonly kind: 'rerun';
      readonly label: string;
    }
  | {
      /** A new sign-in, which is another flow, with these parameters filled in. */
      readonly kind: 'sign-in';
      readonly label: string;
      readonly fields: readonly { readonly name: string; readonly value: string }[];
    }
  | { readonly kind: 'use-relay'; readonly label: string; readonly fresh: boolean }
  | { readonly kind: 'edit-client'; readonly label: string }
  | { readonly kind: 'edit-environment'; readonly label: string }
  | {
      readonly kind: 'choose-option';
      readonly label: string;
      readonly option: string;
      readonly value: string;
    };

/** What the failure screen says. Every sentence in it is ours; `said` is the server's, shown as text. */
export interface Advice {
  readonly title: string;
  /** `error_description` and the like, as the server put it. */
  readonly said: string | null;
  readonly meaning: string;
  /** Likely causes, the likeliest first. */
  readonly causes: readonly string[];
  readonly todo: string;
  /** What is missing here that would help, and how to get it. */
  readonly note?: string;
  /** The first one is the main button. */
  readonly fixes: readonly Fix[];
}
