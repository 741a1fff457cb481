import { checkAbout } from '#protocol/check-about.ts';
import type { Check } from '#protocol/check.ts';
import { spec } from '#protocol/spec.ts';
import { readStatusReference } from '#protocol/status-list/status-reference.ts';
import { valueText } from '#protocol/value-text.ts';
import { issuerMetadataAddress } from './issuer-metadata.ts';
import { pathText } from './place-disclosures.ts';
import type { ProcessedSdJwt } from './process-sd-jwt.ts';

/** True for a credential: by its type, or by the claim that only a credential has. @see SD-JWT VC §2.2 */
export function isSdJwtVc({ issuerJwt, claims }: ProcessedSdJwt): boolean {
  return isVcType(issuerJwt?.header.claims['typ']) || claims['vct'] !== undefined;
}

function isVcType(typ: unknown): boolean {
  return typeof typ === 'string' && /^(?:application\/)?(?:dc|vc)\+sd-jwt$/.test(typ);
}

/**
 * Every rule of a credential beyond those of an SD-JWT.
 * @see SD-JWT VC §2.2.1, §2.2.2, §2.5
 */
export function checkSdJwtVc(processed: ProcessedSdJwt): readonly Check[] {
  const { claims } = processed;
  return [
    checkType(processed.issuerJwt?.header.claims['typ']),
    checkVct(claims['vct']),
    ...(claims['aka_vcts'] === undefined ? [] : [checkOtherTypes(claims)]),
    checkNotDisclosed(processed),
    checkIssuerKey(processed),
    checkBinding(processed),
    checkStatus(claims),
  ];
}

function checkType(typ: unknown): Check {
  const check = checkAbout('vc.typ', spec('SD-JWT VC', '2.2.1'));
  if (typ === 'dc+sd-jwt') return check.passed('typ is dc+sd-jwt');
  if (typ === 'vc+sd-jwt') {
    return check.warned('typ is vc+sd-jwt, the name of drafts before 2024-11: it is dc+sd-jwt now');
  }
  return check.failed('typ is not dc+sd-jwt', typ === undefined ? 'no typ' : valueText(typ));
}

function checkVct(vct: unknown): Check {
  const check = checkAbout('vc.vct', spec('SD-JWT VC', '2.2.2.1'));
  if (typeof vct !== 'string' || vct === '') {
    return check.failed('No vct: a credential has to say of which type it is');
  }
  return /[:.]/.test(vct)
    ? check.passed('vct names the type of the credential', vct)
    : check.warned('vct may clash with another issuer’s: it should be a URI or hold a domain', vct);
}

function checkOtherTypes({ vct, aka_vcts: others }: Readonly<Record<string, unknown>>): Check {
  const check = checkAbout('vc.aka_vcts', spec('SD-JWT VC', '2.2.2.2'));
  const isList = Array.isArray(others) && others.length > 0;
  if (!isList || others.some((one) => typeof one !== 'string')) {
    return check.failed('aka_vcts is not a list of strings with something in it');
  }
  return others.includes(vct)
    ? check.failed('aka_vcts repeats the vct itself')
    : check.passed('aka_vcts names further types', others.join(', '));
}

/** Claims that stand in the signed part alone, with all that is in them. @see SD-JWT VC §2.2.2.3 */
const neverDisclosed = ['iss', 'nbf', 'exp', 'cnf', 'vct', 'vct#integrity', 'aka_vcts', 'status'];

/** True for a claim that a credential must not let its holder withhold. @see SD-JWT VC §2.2.2.3 */
export function mustStayOpen(claim: string): boolean {
  return neverDisclosed.includes(claim);
}

function checkNotDisclosed({ disclosures }: ProcessedSdJwt): Check {
  const check = checkAbout('vc.not_disclosed', spec('SD-JWT VC', '2.2.2.3'));
  const found = disclosures.flatMap(({ placement }) =>
    placement !== null && mustStayOpen(String(placement.path[0])) ? [pathText(placement.path)] : [],
  );
  return found.length > 0
    ? check.failed('A claim is selectively disclosed that must not be', found.join(', '))
    : check.passed('iss, nbf, exp, cnf, vct and status are not selectively disclosed');
}

function checkIssuerKey({ issuerJwt, claims }: ProcessedSdJwt): Check {
  const check = checkAbout('vc.issuer_key', spec('SD-JWT VC', '2.5'));
  if (issuerJwt?.header.claims['x5c'] !== undefined) {
    return check.passed(
      'The issuer’s key comes as a certificate (x5c), whose chain has to be trusted',
    );
  }
  const { iss } = claims;
  const address = issuerMetadataAddress(iss);
  if (address !== null) return check.passed('The issuer’s key is found by its metadata', address);
  return check.warned(
    'Neither x5c nor an https iss: the issuer’s key has to be known in another way',
    typeof iss === 'string' ? `iss ${iss}` : 'no iss',
  );
}

function checkBinding({ claims }: ProcessedSdJwt): Check {
  const check = checkAbout('vc.cnf', spec('SD-JWT VC', '2.2.2.3'));
  return claims['cnf'] === undefined
    ? check.skipped('No cnf: whoever has this credential can present it')
    : check.passed('cnf binds the credential to a key of its holder');
}

function checkStatus(claims: Readonly<Record<string, unknown>>): Check {
  const check = checkAbout('vc.status', spec('SD-JWT VC', '2.2.2.3'));
  if (claims['status'] === undefined) {
    return check.skipped('No status: it cannot be revoked before it expires');
  }
  const reference = readStatusReference(claims);
  if (!reference.ok) return check.failed(reference.problem.sentence);
  if (reference.value === null) {
    return check.skipped('status has no status_list: another mechanism, not read here');
  }
  const { index, uri } = reference.value;
  return check.passed(
    'status says where its status is kept: look it up',
    `index ${index} of ${uri}`,
  );
}
