/** What before-paint.js kept while the page was not live yet. */
interface EarlyInput {
  isLive: boolean;
  readonly fields: Element[];
  button: Element | null;
}

const { claimcheckEarly: early } = window as { claimcheckEarly?: EarlyInput };

/** From the moment on that React has taken the page over, it hears by itself what is typed. */
export function endEarlyInput(): void {
  if (early !== undefined) early.isLive = true;
}

/**
 * Does again, once the page is live, what a person typed and pressed before: React takes the boxes
 * over with their text, but no state knows of it, and a press went nowhere.
 */
export function replayEarlyInput(): void {
  if (early === undefined) return;
  const { button, fields } = early;
  for (const field of fields.splice(0)) {
    if (field.isConnected) sayAgain(field);
  }
  early.button = null;
  // After the typed text has reached the state.
  if (button instanceof HTMLElement && button.isConnected) setTimeout(() => button.click());
}

function sayAgain(field: Element): void {
  if (field instanceof HTMLSelectElement) {
    field.dispatchEvent(new Event('change', { bubbles: true }));
    return;
  }
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
  if (field.type === 'file') return;
  if (field instanceof HTMLInputElement && /^(?:checkbox|radio)$/.test(field.type)) {
    tickAgain(field);
    return;
  }
  const { value: typed, selectionStart, selectionEnd } = field;
  // React ignores an event that brings the value it has noted down: it notes the first line's, and
  // the prototype's setter, which it does not see, brings the typed one back.
  field.value = '';
  const prototype = Object.getPrototypeOf(field) as object;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, typed);
  if (selectionStart !== null) field.setSelectionRange(selectionStart, selectionEnd);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

function tickAgain(box: HTMLInputElement): void {
  const isTicked = box.checked;
  // The other one of a group says it.
  if (box.type === 'radio' && !isTicked) return;
  // React notes this down, so that the click is a change to it.
  box.checked = !isTicked;
  box.click();
}
