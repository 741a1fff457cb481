import { passed, type Check } from '#sandbox/server/check.ts';
import type { Scene } from '#sandbox/server/scene.ts';
import { formMediaType, type Form } from '#sandbox/server/http/parameters.ts';
import { OAuthError } from '#sandbox/server/oauth-error.ts';

/** The body is a form, and not longer than one may be. */
export const checkFormType: Check<{ readonly scene: Scene; readonly form: Form }> = {
  name: 'check-form-type',
  spec: 'RFC 6749 §3.2',
  run: ({ form }) => {
    if (form.isTooLarge) {
      throw new OAuthError('invalid_request', 'The body is longer than 64 kB.', { status: 413 });
    }
    if (form.contentType === formMediaType) return passed();
    throw new OAuthError('invalid_request', `Parameters are sent as ${formMediaType}.`, {
      detail: `Content-Type was ${form.contentType ?? 'left out'}`,
    });
  },
};
