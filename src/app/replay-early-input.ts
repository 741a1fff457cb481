/** What before-paint.js kept while the page was not live yet. */
interface EarlyInput {
  isLive: boolean;
  readonly fields: readonly Element[];
  readonly button: Element | null;
}

interface SaidEarly {
  readonly field: Element;
  readonly value: string;
  readonly isTicked: boolean;
}

const { claimcheckEarly: early } = window as { claimcheckEarly?: EarlyInput };
let said: SaidEarly[] = [];

/**
 * From the moment on that React has taken the page over, it hears by itself what is typed. What was
 * said before is noted down, since drawing anew brings the boxes back to what the state knows.
 */
export function endEarlyInput(): void {
  if (early === undefined || early.isLive) return;
  early.isLive = true;
  said = early.fields.map((field) => {
    const { value = '', checked: isTicked = false } = field as Partial<HTMLInputElement>;
    return { field, value, isTicked };
  });
}

/**
 * Does again, once the page is live, what a person typed and pressed before: React takes the boxes
 * over with their text, but no state knows of it, and a press went nowhere. One thing at a time, so
 * that each finds the state that the one before has left.
 */
export function replayEarlyInput(): void {
  setTimeout(() => {
    const next = said.shift();
    if (next !== undefined) {
      if (next.field.isConnected) sayAgain(next);
      replayEarlyInput();
      return;
    }
    const button = early?.button;
    if (button instanceof HTMLElement && button.isConnected) button.click();
  });
}

function sayAgain({ field, value, isTicked }: SaidEarly): void {
  if (field instanceof HTMLSelectElement) {
    field.value = value;
    field.dispatchEvent(new Event('change', { bubbles: true }));
    return;
  }
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
  if (field.type === 'file') return;
  if (field instanceof HTMLInputElement && /^(?:checkbox|radio)$/.test(field.type)) {
    tickAgain(field, isTicked);
    return;
  }
  const { selectionStart, selectionEnd } = field;
  // React ignores an event that brings the value it has noted down: it notes the first line's, and
  // the prototype's setter, which it does not see, brings the typed one back.
  field.value = '';
  const prototype = Object.getPrototypeOf(field) as object;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
  if (selectionStart !== null) field.setSelectionRange(selectionStart, selectionEnd);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

function tickAgain(box: HTMLInputElement, isTicked: boolean): void {
  // The other one of a group says it.
  if (box.type === 'radio' && !isTicked) return;
  // React notes this down, so that the click is a change to it.
  box.checked = !isTicked;
  box.click();
}
