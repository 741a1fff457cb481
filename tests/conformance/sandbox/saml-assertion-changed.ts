import fixed from '../../support/keys/client-keys.json' with { type: 'json' };
import { samlXml, signSaml, tradeSaml, trustIdp } from '../../support/sandbox-saml.ts';
import { defineWrong, expectRefusal } from '../../support/sandbox-wrong.ts';

export const wrong = defineWrong({
  check: 'check-bearer-assertion-signature',
  title: 'trades no SAML assertion that was changed, or that another key signed',
  run: async (world) => {
    await trustIdp(world);
    const good = signSaml(samlXml(world));
    const other = fixed.keys.find(({ kid }) => kid === 'client-rsa-enc');
    if (other === undefined) throw new Error('no other key');
    for (const xml of [
      good.replace('>alice<', '>bob<'),
      good.replace('a="1"', 'a="3"'),
      good.replace(/<ds:DigestValue>..../, '<ds:DigestValue>AAAA'),
      good.replace(/<ds:SignatureValue>..../, '<ds:SignatureValue>AAAA'),
      good.replace(/<ds:SignatureValue>[^<]*/, '<ds:SignatureValue>'),
      signSaml(samlXml(world), { jwk: other }),
    ]) {
      await expectRefusal(await tradeSaml(world, xml), 'invalid_grant');
    }
  },
});
