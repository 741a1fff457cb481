import type { CallbackProblem, OauthErrorProblem } from '#protocol/problem.ts';
import type { Explainers, Words } from './explanation.ts';

/** Words for what can be wrong with an authorization response. */
export const explainCallbackProblem: Explainers<Exclude<CallbackProblem, OauthErrorProblem>> = {
  state_missing: () => ({
    title: 'The answer has no state',
    meaning:
      'A state was sent, and the server has to give it back; without it nobody can say that this answer belongs to this run.',
    causes: [
      'The answer was made by hand, or cut while it was copied',
      'The server, or something on the way, drops the parameter',
    ],
    todo: 'Start the run again and let the browser carry the answer; if state is missing again, the server is at fault.',
    fix: 'start-again',
  }),
  state_mismatch: () => ({
    title: 'The answer belongs to another request',
    meaning:
      'Its state is not the one that was sent. That is how an answer that someone else slipped in looks, and so an app must not use it.',
    causes: [
      'The answer is from an earlier try, or from another tab',
      'state was edited in the request after this run noted it',
      'Someone made this browser open an answer of their own (request forgery)',
    ],
    todo: 'Do not use this code: start the run again, and finish the sign-in that it opens.',
    fix: 'start-again',
  }),
  issuer_missing: () => ({
    title: 'The answer does not say which server it is from',
    meaning:
      'The metadata promises iss in every answer; without it an answer of another server could be mixed in.',
    causes: ['The metadata and the server are of different versions', 'The answer was cut'],
    todo: 'Ask the server’s operator to send iss, or to withdraw authorization_response_iss_parameter_supported.',
    fix: 'start-again',
  }),
  issuer_mismatch: ({ received }) => ({
    title: 'The answer comes from another server',
    meaning: `It names ${received} as its issuer. Sending the code to the token endpoint now could hand it to the wrong server.`,
    causes: [
      'The environment’s issuer is not the server’s own, perhaps by a slash',
      'The sign-in went through another tenant or realm',
      'An answer of another server was mixed in (mix-up attack)',
    ],
    todo: 'Compare the issuer of the environment with the iss that came, and correct it if you know that server; otherwise stop here.',
    fix: 'edit-environment',
  }),
  parameter_repeated: ({ parameter }) => ({
    title: `${parameter} stands in the answer more than once`,
    meaning:
      'No parameter may be repeated, because two readers could then see two different answers.',
    causes: [
      'The redirect URI has a parameter of that name already',
      'Something on the way adds parameters',
    ],
    todo: `Take ${parameter} out of the registered redirect URI’s own query, or find what adds it.`,
    fix: 'edit-client',
  }),
  code_missing: () => ({
    title: 'There is no code in the answer',
    meaning: 'It reports no error either, so there is nothing to go on with.',
    causes: [
      'response_type was changed, so the server gave something else',
      'Only a part of the address was copied',
    ],
    todo: 'Set response_type back to code and ask for authorization again.',
    fix: 'restore-parameters',
  }),
  front_token_missing: ({ parameter }) => ({
    title: `There is no ${parameter} in the answer`,
    meaning: 'The response type asks for it, and the server reports no error either.',
    causes: [
      'The client is not registered for this response type',
      'Only a part of the address was copied',
      'response_type was changed in the request',
    ],
    todo: `Have the client registered for a response type that brings ${parameter}, and ask again.`,
    fix: 'start-again',
  }),
  token_in_query: () => ({
    title: 'A token came in the query of the address',
    meaning:
      'A query goes to the server of the redirect URI, into its logs, into the history and into Referer headers; tokens must not travel that way.',
    causes: ['response_mode=query was asked for', 'The server does not refuse it, as it must'],
    todo: 'Leave response_mode to its default (fragment) or choose form_post, and treat this token as leaked.',
    fix: 'restore-parameters',
  }),
  jarm_missing: ({ mode }) => ({
    title: 'A JWT was asked for, and the answer is plain',
    meaning: `With ${mode} everything has to come in one signed parameter, response; what came can have been put together by anybody.`,
    causes: [
      'The server does not know JWT-secured answers and ignores the mode',
      'Somebody made this browser open an answer of their own',
    ],
    todo: 'Look for the mode in response_modes_supported of the metadata, and choose a plain one if it is not there.',
    fix: 'start-again',
  }),
  jarm_unreadable: ({ isEncrypted }) =>
    isEncrypted
      ? {
          title: 'The answer is encrypted, and cannot be read',
          meaning: 'No key of this client opens it.',
          causes: [
            'The private key is not in this client, only its public half at the server',
            'The server encrypted to an older key',
          ],
          todo: 'Put the private key (use: enc) whose public half is registered into the client, and ask again.',
          fix: 'edit-client',
        }
      : {
          title: 'The answer should be a JWT, and is none',
          meaning: 'The parameter response is there, but it has no header and claims to read.',
          causes: ['It was cut while it was copied', 'The server sends something of its own'],
          todo: 'Ask again and let the browser carry the answer; if it is no JWT again, show it to the server’s operator.',
          fix: 'start-again',
        },
  jarm_refused: ({ check, found }) => ({
    title: 'The signed answer must not be used',
    meaning: `${found}. An answer that fails one of its rules is refused whole, its code with it (JARM §2.4).`,
    causes: jarmCauses[check] ?? ['The server made the answer in its own way'],
    todo: `Do not redeem this code; find out about ${check.replace('response.', '')} at the server, then ask again.`,
    fix: 'start-again',
  }),
  callback_empty: () => ({
    title: 'The answer is empty',
    meaning: 'The callback page was opened without any parameter.',
    causes: [
      'The page was opened by hand or from the history',
      'The server sends by form_post, and nothing here could receive it',
      'A redirect on the way lost the query',
    ],
    todo: 'Ask for authorization again, with response_mode query if form_post was asked for.',
    fix: 'start-again',
  }),
  callback_stray: () => ({
    title: 'No run waits for this answer',
    meaning:
      'It is decoded for you to read, but this browser did not ask for it, or has forgotten that it did.',
    causes: [
      'The sign-in was started in another browser or profile',
      'The run was deleted, or the stored data erased',
      'The link was opened from a mail or a bookmark',
    ],
    todo: 'Open the flow in this browser and start from its first step.',
    fix: 'start-again',
  }),
  callback_replayed: () => ({
    title: 'This run has its answer already',
    meaning: 'The same callback was opened twice. A code works once, so only the first is used.',
    causes: ['The page was reloaded, or reached by the back button', 'The answer was pasted twice'],
    todo: 'Go on with the run, which kept the first answer; nothing is lost.',
    fix: null,
  }),
  callback_unreadable: ({ reason }) => unreadable[reason],
};

const jarmCauses: Readonly<Record<string, readonly string[]>> = {
  'response.signature': [
    'The server’s keys changed, or the environment has those of another server',
    'The answer was altered on its way',
  ],
  'response.iss': [
    'The environment’s issuer is not the server’s own',
    'An answer of another server was mixed in (mix-up attack)',
  ],
  'response.aud': ['The answer is for another client, perhaps slipped in'],
  'response.exp': ['The answer lay too long', 'The clocks of server and computer differ'],
};

const unreadable: Readonly<Record<'empty' | 'request' | 'too_long' | 'unknown', Words>> = {
  empty: {
    title: 'There is nothing to read yet',
    meaning: 'The box for the answer is empty.',
    causes: ['Nothing was pasted'],
    todo: 'Paste the whole address that the browser shows after the sign-in.',
    fix: 'paste-again',
  },
  request: {
    title: 'This is the request, not the answer',
    meaning:
      'The address is the one that leads to the server; it has client_id, but no code and no error.',
    causes: ['The address was copied before the sign-in was finished'],
    todo: 'Open that address, finish the sign-in, and copy the address where you end up.',
    fix: 'paste-again',
  },
  too_long: {
    title: 'This text is too long to be an answer',
    meaning:
      'It has more than 200,000 characters; servers and browsers cut addresses off long before.',
    causes: [
      'A whole log, page or file was pasted instead of the answer in it',
      'The answer was pasted many times over',
    ],
    todo: 'Copy only the address with the answer out of it, or the code alone, and paste that.',
    fix: 'paste-again',
  },
  unknown: {
    title: 'There is no answer in this text',
    meaning:
      'An answer is an address with code or error in it, those parameters, or the code alone.',
    causes: ['Something else is in the clipboard', 'Only the beginning of the address was copied'],
    todo: 'Copy the address again from its first to its last character, and paste it here.',
    fix: 'paste-again',
  },
};
