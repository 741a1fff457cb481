import { expect } from 'vitest';
import {
  conditions,
  instant,
  samlIdp,
  samlXml,
  signSaml,
  tradeSaml,
  trustIdp,
  type SamlParts,
} from '../../support/sandbox-saml.ts';
import { defineWrong } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-bearer-assertion-audience',
  title: 'says of a SAML assertion by which rule of RFC 7522 §3 it is refused',
  run: async (world) => {
    await trustIdp(world);
    const other = '<saml:Audience>https://other.example</saml:Audience>';
    const none = `<saml:Conditions NotOnOrAfter="${instant(world, 60)}"/>`;
    const two = conditions(world).replace(
      '</saml:Conditions>',
      `<saml:AudienceRestriction>${other}</saml:AudienceRestriction></saml:Conditions>`,
    );
    const rules: readonly (readonly [SamlParts, string])[] = [
      [{ conditions: '' }, 'audience'],
      [{ conditions: none }, 'audience'],
      [{ conditions: two }, 'audience'],
      [{ conditions: conditions(world, 'https://other.example') }, 'audience'],
      [{ conditions: conditions(world, world.issuer, 0) }, 'expired'],
      [{ conditions: conditions(world, world.issuer, 3601) }, 'more than an hour'],
      [{ issuer: '<saml:Issuer/>' }, 'who made it'],
      [{ issuer: '<saml:Issuer>https://stranger.example</saml:Issuer>' }, 'not taken here'],
      [{ issuer: `<saml:Issuer>${samlIdp}<b/></saml:Issuer>` }, 'who made it'],
      [{ subject: '' }, 'whom it is about'],
      [{ subject: '<saml:NameID>mallory</saml:NameID>' }, "'mallory'"],
    ];
    for (const [parts, words] of rules) {
      const answer = await tradeSaml(world, signSaml(samlXml(world, parts)));
      const refusal = { error: 'invalid_grant', error_description: expect.stringContaining(words) };
      expect(await answer.json()).toMatchObject(refusal);
    }
    const twice = signSaml(samlXml(world));
    expect((await tradeSaml(world, twice)).status).toBe(200);
    expect((await tradeSaml(world, twice)).status).toBe(400);
  },
});
