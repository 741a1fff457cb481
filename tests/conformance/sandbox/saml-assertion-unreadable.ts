import { expect } from 'vitest';
import { samlXml, signSaml, tradeSaml, trustIdp } from '../../support/sandbox-saml.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

const withoutEnveloped = ['http://www.w3.org/2001/10/xml-exc-c14n#'];

export const wrong = defineWrong({
  check: 'check-bearer-assertion-readable',
  title: 'trades no XML that is not one assertion with one signature over all of it',
  run: async (world) => {
    await trustIdp(world);
    const good = signSaml(samlXml(world));
    const [, signature = ''] = /(<ds:Signature .*<\/ds:Signature>)/s.exec(good) ?? [];
    const evil = good.replace(signature, '').replace(/ID="[^"]*"/, 'ID="_evil"');
    const unsigned = samlXml(world);
    const sha1 = 'http://www.w3.org/2000/09/xmldsig#';
    for (const xml of [
      '',
      'no xml',
      unsigned,
      // A document type, a comment in a name, an instruction.
      good.replace('?>', '?><!DOCTYPE x [<!ENTITY a "b">]>'),
      good.replace('>alice<', '>alice<!-- -->.evil<'),
      good.replace('<saml:Subject>', '<?x y?><saml:Subject>'),
      // Not the assertion alone.
      `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol">${good.replace(/<\?.*\?>/, '')}</samlp:Response>`,
      good.replace('Version="2.0"', 'Version="1.1"'),
      // The signed one inside another, and its signature where it is read from.
      evil.replace('</saml:Issuer>', `</saml:Issuer>${good.replace(/<\?.*\?>/, '')}`),
      evil.replace('</saml:Issuer>', `</saml:Issuer>${signature}`),
      good.replace('</saml:Assertion>', `${signature}</saml:Assertion>`),
      // A name given twice, a reference to everything or elsewhere.
      good.replace(
        '<saml:Subject>',
        `<saml:Subject Id="${/ ID="([^"]*)"/.exec(good)?.[1] ?? ''}">`,
      ),
      good.replace(/URI="#[^"]*"/, 'URI=""'),
      good.replace(/URI="#[^"]*"/, 'URI="#_elsewhere"'),
      // Other ways to sign than SAML has, and digests that are broken.
      signSaml(unsigned, { transforms: withoutEnveloped }),
      signSaml(unsigned, { method: `${sha1}rsa-sha1` }),
      signSaml(unsigned, { digest: `${sha1}sha1` }),
      // A condition that nobody here understands.
      signSaml(
        unsigned.replace('</saml:Conditions>', '<x:Moon xmlns:x="urn:x"/></saml:Conditions>'),
      ),
    ]) {
      const answer = await tradeSaml(world, xml);
      expect(await answer.clone().json()).toMatchObject({
        error_description: expect.stringContaining('is not one SAML 2.0 Assertion') as string,
      });
      await expectRefusal(answer, 'invalid_grant');
    }
    expect((await tradeSaml(world, good)).status).toBe(200);
  },
});
