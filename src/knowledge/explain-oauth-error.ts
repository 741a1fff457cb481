import type { OauthErrorProblem } from '#protocol/problem.ts';
import type { Words } from './explanation.ts';
import { oauthErrorWords } from './oauth-error-words.ts';
import { findVendorError } from './vendor-errors.ts';

const places = {
  authorization: 'the authorization endpoint',
  token: 'the token endpoint',
  resource: 'the API',
  introspection: 'the introspection endpoint',
  revocation: 'the revocation endpoint',
  device: 'the device authorization endpoint',
  backchannel: 'the backchannel authentication endpoint',
  notification: 'the inbox at this app’s host',
  registration: 'the registration endpoint',
  logout: 'the end-session endpoint',
} as const;

/** Words for an error that the server reports: its vendor's own code first, then that of the spec. */
export function explainOauthError(problem: OauthErrorProblem): Words {
  const { from, error, scope } = problem;
  const words = findWords(`${from} ${error}`) ?? findWords(error) ?? unknownError(problem);
  const vendor = findVendorError(problem);
  if (vendor !== null) {
    const { meaning, todo, fix } = vendor;
    return { ...words, meaning, todo, fix, causes: [] };
  }
  if (error !== 'insufficient_scope' || scope === null) return words;
  return { ...words, todo: `Ask for a token anew with the scope that the API names: ${scope}` };
}

function findWords(key: string): Words | null {
  if (!Object.hasOwn(oauthErrorWords, key)) return null;
  const words = oauthErrorWords[key];
  if (words === undefined) return null;
  const { title, meaning, causes, todo, fix } = words;
  return { title, meaning, causes, todo, fix };
}

function unknownError({ from, uri }: OauthErrorProblem): Words {
  return {
    title: 'The server reports an error of its own',
    meaning: `The code is in none of the specifications for ${places[from]}; the server’s documentation knows it.`,
    causes: ['A rule that only this server has'],
    todo:
      uri === null
        ? `Look the code up in the server’s documentation of ${places[from]}.`
        : `Read about the code from ${places[from]} at the address in error_uri.`,
    fix: null,
  };
}
