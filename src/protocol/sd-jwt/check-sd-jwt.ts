import { checkAbout } from '#protocol/check-about.ts';
import type { Check } from '#protocol/check.ts';
import type { DecodedJws } from '#protocol/jwt/decode-jwt.ts';
import { rfc } from '#protocol/spec.ts';
import { valueText } from '#protocol/value-text.ts';
import { disclosureProblemWords } from './disclosure.ts';
import type { FormFault, SdJwtParts } from './parse-sd-jwt.ts';
import {
  pathText,
  type Placed,
  type PlacedDisclosure,
  type PlacementFault,
  type PlacementFaultCode,
} from './place-disclosures.ts';
import type { SdHash } from './sd-hash.ts';

/** What the rules look at. */
export interface LookedAt {
  readonly parts: SdJwtParts;
  readonly issuerJwt: DecodedJws | null;
  readonly hash: SdHash | null;
  readonly disclosures: readonly PlacedDisclosure[];
  readonly placed: Placed | null;
}

/** Every rule of the format, each with its outcome. @see RFC 9901 §4, §7.1, §9.3, §9.7 */
export function checkSdJwt(looked: LookedAt): readonly Check[] {
  const { issuerJwt, parts } = looked;
  const early = [checkForm(parts), checkIssuerJwt(issuerJwt), checkAlgorithm(issuerJwt)];
  const hash = checkHash(looked);
  if (looked.placed === null) return [...early, hash, checkReadable(looked)];
  const { faults } = looked.placed;
  return [
    ...early,
    hash,
    checkReadable(looked),
    ...placementRules.map((rule) => checkRule(rule, faults)),
    checkReferenced(looked),
    checkSentOnce(looked),
    checkSalts(looked.disclosures),
    checkWithheld(looked.placed),
    checkCritical(looked.disclosures),
  ];
}

const formWords: Readonly<Record<FormFault, string>> = {
  no_last_tilde: 'The tilde behind the last disclosure is missing',
  empty_disclosure: 'Two tildes follow each other: a disclosure is empty',
  disclosures_not_strings: 'The member disclosures is not a list of strings',
  disclosures_in_later_header: 'Disclosures stand in another header than the first',
};

function checkForm({ form, formFault, disclosures, keyBindingJwt }: SdJwtParts): Check {
  const section = form === 'compact' ? '4' : '8';
  const check = checkAbout('sd_jwt.form', rfc(9901, section));
  if (formFault !== null) return check.failed(formWords[formFault]);
  const count = counted(disclosures.length, 'disclosure');
  const tail = keyBindingJwt === null ? 'no key binding' : 'a key binding JWT';
  return check.passed(`The parts are in order: a signed JWT, ${count}, ${tail}`);
}

function checkIssuerJwt(issuerJwt: DecodedJws | null): Check {
  const check = checkAbout('sd_jwt.issuer_jwt', rfc(9901, '4.1'));
  if (issuerJwt === null) return check.failed('The first part is no signed JWT');
  const { header, payload } = issuerJwt;
  if (header.problem !== null || header.json === null) {
    return check.failed('The header of the issuer’s JWT cannot be read');
  }
  if (payload.problem !== null || payload.json?.kind !== 'object') {
    return check.failed('The payload of the issuer’s JWT is no JSON object that can be read');
  }
  const repeated = [...header.repeated, ...payload.repeated];
  return repeated.length > 0
    ? check.failed(
        'A member is there twice: readers may take the first or the last',
        repeated.slice(0, 5).join(', '),
      )
    : check.passed('The issuer’s JWT can be read');
}

function checkAlgorithm(issuerJwt: DecodedJws | null): Check {
  const check = checkAbout('sd_jwt.alg', rfc(9901, '9.1'));
  const alg = issuerJwt?.header.claims['alg'];
  if (typeof alg !== 'string') return check.failed('No alg: the issuer’s JWT has to be signed');
  if (alg.toLowerCase() === 'none') {
    return check.failed('alg is none: anyone can have written this');
  }
  return alg.startsWith('HS')
    ? check.warned('alg is a MAC: whoever can verify this can also make it', `alg ${alg}`)
    : check.passed('The issuer’s JWT names a signature algorithm', alg);
}

function checkHash({ issuerJwt, hash }: LookedAt): Check {
  const check = checkAbout('sd_jwt.sd_alg', rfc(9901, '4.1.1'));
  const named = issuerJwt?.payload.claims['_sd_alg'];
  if (hash === null) {
    return check.failed(
      '_sd_alg is not known here: without its hash no disclosure can be placed',
      typeof named === 'string' ? named : typeof named,
    );
  }
  return named === undefined
    ? check.passed('No _sd_alg: the digests are made with sha-256')
    : check.passed('_sd_alg is known', hash);
}

function checkReadable({ disclosures }: LookedAt): Check {
  const check = checkAbout('sd_jwt.disclosures', rfc(9901, '4.2'));
  if (disclosures.length === 0) return check.skipped('There are no disclosures');
  const bad = disclosures.flatMap(({ problem }, index) =>
    problem === null ? [] : [`${index + 1}: ${disclosureProblemWords[problem]}`],
  );
  return bad.length > 0
    ? check.failed('A disclosure cannot be read', bad.slice(0, 5).join('; '))
    : check.passed('Each disclosure is a salt, a name and a value, or a salt and a value');
}

interface PlacementRule {
  readonly id: string;
  readonly section: string;
  readonly codes: readonly PlacementFaultCode[];
  readonly passed: string;
  readonly failed: string;
}

/** The rules that placing the disclosures finds broken. */
const placementRules: readonly PlacementRule[] = [
  {
    id: 'sd_jwt.digests',
    section: '4.2.4.1',
    codes: ['sd_not_strings'],
    passed: 'Each _sd is a list of digests',
    failed: '_sd is not a list of strings',
  },
  {
    id: 'sd_jwt.reserved_keys',
    section: '4.1',
    codes: ['reserved_key', 'nested_alg'],
    passed: 'The names _sd, ... and _sd_alg stand only where they have their meaning',
    failed: 'A reserved name stands where it has no meaning',
  },
  {
    id: 'sd_jwt.digest_once',
    section: '7.1',
    codes: ['digest_repeated'],
    passed: 'No digest is there twice',
    failed: 'A digest is there twice: the SD-JWT has to be rejected',
  },
  {
    id: 'sd_jwt.kinds',
    section: '7.1',
    codes: ['not_a_property', 'not_an_element'],
    passed: 'Names are disclosed in objects, and elements without a name in arrays',
    failed: 'A disclosure has the wrong number of elements for its place',
  },
  {
    id: 'sd_jwt.name_reserved',
    section: '7.1',
    codes: ['name_reserved'],
    passed: 'No disclosed claim is called _sd or ...',
    failed:
      'A disclosed claim is called _sd or ...: it could bring in digests that nobody signed for',
  },
  {
    id: 'sd_jwt.name_present',
    section: '7.1',
    codes: ['name_present'],
    passed: 'No disclosed claim replaces one that is there',
    failed: 'A disclosed claim has the name of one that is there already',
  },
  {
    id: 'sd_jwt.depth',
    section: '4.2.6',
    codes: ['too_deep'],
    passed: 'The nesting has an end',
    failed: 'Disclosures within disclosures go deeper than is read here',
  },
];

function checkRule(rule: PlacementRule, faults: readonly PlacementFault[]): Check {
  const check = checkAbout(rule.id, rfc(9901, rule.section));
  const broken = faults.filter(({ code }) => rule.codes.includes(code));
  if (broken.length === 0) return check.passed(rule.passed);
  const places = broken.slice(0, 5).map(({ path, found }) => `${found} ${whereText(path)}`);
  return check.failed(rule.failed, places.join('; '));
}

function whereText(path: PlacementFault['path']): string {
  return path.length === 0 ? 'at the top level' : `at ${pathText(path)}`;
}

function checkReferenced({ disclosures }: LookedAt): Check {
  const check = checkAbout('sd_jwt.referenced', rfc(9901, '7.1'));
  if (disclosures.length === 0) return check.skipped('There are no disclosures to look for');
  const stray = disclosures.flatMap((one, index) =>
    one.isReferenced ? [] : [`disclosure ${index + 1} (${nameOf(one)}, digest ${one.digest})`],
  );
  return stray.length > 0
    ? check.failed(
        'A disclosure’s digest is nowhere: the issuer did not sign it, or the disclosure that leads to it is missing',
        stray.slice(0, 3).join('; '),
      )
    : check.passed('The digest of each disclosure is in the signed payload, or in a disclosure');
}

function nameOf({ content }: PlacedDisclosure): string {
  if (content === null) return 'unreadable';
  return content.kind === 'property' ? content.name : 'an array element';
}

function checkSentOnce({ parts }: LookedAt): Check {
  const check = checkAbout('sd_jwt.sent_once', rfc(9901, '7.1'));
  const count = parts.disclosures.length - new Set(parts.disclosures).size;
  return count > 0
    ? check.warned('A disclosure was sent twice: some verifiers reject this', `${count} too many`)
    : check.passed('No disclosure was sent twice');
}

/** 128 bits in base64url are 22 characters. @see RFC 9901 §9.3 */
const saltCharacters = 22;

function checkSalts(disclosures: readonly PlacedDisclosure[]): Check {
  const check = checkAbout('sd_jwt.salts', rfc(9901, '9.3'));
  const each = new Map(disclosures.map((one) => [one.encoded, one.content]));
  const salts = [...each.values()].flatMap((content) => (content === null ? [] : [content.salt]));
  if (salts.length === 0) return check.skipped('There are no salts to look at');
  if (new Set(salts).size < salts.length) {
    return check.warned('Two disclosures share a salt: each has to have its own');
  }
  const short = salts.filter(({ length }) => length < saltCharacters).length;
  return short > 0
    ? check.warned(
        'A salt is short: a withheld value could be guessed from its digest',
        `${short} of ${salts.length} under ${saltCharacters} characters (128 bits)`,
      )
    : check.passed('Each salt is its own, and long enough');
}

function checkWithheld({ withheld }: Placed): Check {
  const check = checkAbout('sd_jwt.withheld', rfc(9901, '4.2.5'));
  if (withheld.length === 0) return check.passed('Each digest has its disclosure here');
  const places = [...new Set(withheld.map(whereText))].slice(0, 5).join(', ');
  const count = counted(withheld.length, 'digest');
  return check.passed(
    `${count} without a disclosure: withheld claims or decoys, which cannot be told apart`,
    places,
  );
}

/** Without these a verifier cannot tell whether the token holds. @see RFC 9901 §9.7 */
const criticalClaims = ['iss', 'aud', 'exp', 'nbf', 'cnf'];

function checkCritical(disclosures: readonly PlacedDisclosure[]): Check {
  const check = checkAbout('sd_jwt.critical', rfc(9901, '9.7'));
  const found = disclosures.flatMap(({ placement }) => {
    const [first, ...rest] = placement?.path ?? [];
    return rest.length === 0 && criticalClaims.includes(valueText(first)) ? [valueText(first)] : [];
  });
  return found.length > 0
    ? check.warned(
        'A claim that decides whether the token holds can be withheld by whoever presents it',
        found.join(', '),
      )
    : check.passed('No claim that decides whether the token holds is selectively disclosed');
}

function counted(count: number, name: string): string {
  return count === 1 ? `1 ${name}` : `${count} ${name}s`;
}
