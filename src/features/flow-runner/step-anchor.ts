/** The id of a step's region in the page. */
export function stepAnchor(step: string): string {
  return `step-${step}`;
}

/** Brings a step into view and puts the focus on it, so that the keyboard goes on from there. */
export function goToStep(step: string): void {
  const section = document.getElementById(stepAnchor(step));
  section?.focus({ preventScroll: true });
  section?.scrollIntoView({ block: 'start' });
}
