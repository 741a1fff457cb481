import { defineFlow } from '#flows/define-flow.ts';
import { deleteStep, readStep, updateStep } from './manage-steps.ts';
import { registerStep } from './register-step.ts';
import { registrationText } from './texts.ts';

/** A client that makes and manages its own registration. @see RFC 7591 §3, RFC 7592 §2 */
export const registration = defineFlow({
  ...registrationText,
  options: [],
  publicClients: true,
  makesClient: true,
  steps: [
    registerStep,
    { ...readStep, exhibit: 'registered-client' },
    updateStep,
    { ...deleteStep, exhibit: 'deleted-client' },
  ],
});
