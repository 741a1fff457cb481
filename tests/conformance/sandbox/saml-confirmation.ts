import { expect } from 'vitest';
import {
  conditions,
  confirmation,
  instant,
  samlXml,
  signSaml,
  tradeSaml,
  trustIdp,
  type SamlParts,
} from '../../support/sandbox-saml.ts';
import { defineWrong } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-saml-confirmation',
  title: 'trades no SAML assertion whose bearer is not confirmed here and now',
  run: async (world) => {
    await trustIdp(world);
    const trade = async (parts: SamlParts) => {
      const answer = await tradeSaml(world, signSaml(samlXml(world, parts)));
      const { error_description } = (await answer.json()) as Record<string, string>;
      return error_description ?? answer.status;
    };
    const recipient = `Recipient="${world.issuer}/token"`;
    const [now, later] = [instant(world, 0), instant(world, 60)];
    const plain =
      '<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"></saml:SubjectConfirmation>';
    const holder = confirmation(world).replace('cm:bearer', 'cm:holder-of-key');
    const endless = conditions(world).replace(/ NotOnOrAfter="[^"]*"/, '');
    const bad = confirmation(world, `Recipient="x" NotOnOrAfter="${later}"`);
    expect(await trade({ confirmation: '' })).toContain('no SubjectConfirmation');
    expect(await trade({ confirmation: holder })).toContain('no SubjectConfirmation');
    expect(await trade({ confirmation: bad })).toContain('Recipient');
    expect(await trade({ confirmation: confirmation(world, recipient) })).toContain('NotOnOrAfter');
    for (const [attributes, words] of [
      [`NotOnOrAfter="${later}"`, 'Recipient'],
      [`${recipient} NotOnOrAfter="${now}"`, 'NotOnOrAfter'],
      [`${recipient} NotOnOrAfter="soon"`, 'NotOnOrAfter'],
      [`${recipient} NotOnOrAfter="${later}" NotBefore="${later}"`, 'NotBefore'],
    ] as const) {
      expect(await trade({ confirmation: confirmation(world, attributes) })).toContain(words);
    }
    // Without conditions of its own it rests on those of the whole; then there have to be some.
    expect(await trade({ confirmation: plain })).toBe(200);
    expect(await trade({ confirmation: plain, conditions: endless })).toContain('until when');
    // One of several has to hold.
    expect(await trade({ confirmation: `${bad}${confirmation(world)}` })).toBe(200);
    expect(await trade({ conditions: endless })).toBe(200);
  },
});
