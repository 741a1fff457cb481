import { passed, skipped, type Check } from '#sandbox/server/check.ts';
import { knownResources } from '#sandbox/server/grants/resources.ts';
import type { Form } from '#sandbox/server/http/parameters.ts';
import type { Scene } from '#sandbox/server/scene.ts';
import { quote } from './check-repeated.ts';
import { refuseAuthorization } from './refuse-authorization.ts';

/** Each resource is an absolute URI without a fragment, and one that is known here. */
export const checkResource: Check<{ readonly scene: Scene; readonly form: Form }> = {
  name: 'check-resource',
  spec: 'RFC 8707 §2',
  run: ({ scene, form }) => {
    const asked = form.parameters.all('resource');
    if (asked.length === 0) return skipped('no resource is named');
    const known = knownResources(scene.issuer, scene.definition);
    for (const name of asked) {
      if (!URL.canParse(name) || name.includes('#')) {
        const description = `The resource ${quote(name)} is no absolute URI without a fragment.`;
        throw refuseAuthorization('invalid_target', description);
      }
      if (!known.includes(name)) {
        throw refuseAuthorization('invalid_target', `There is no resource ${quote(name)} here.`);
      }
    }
    return passed(asked.join(' '));
  },
};
