import type { ProviderTemplate } from './provider-template.ts';

/** Twilio’s API. */
export const twilio: ProviderTemplate = {
  id: 'twilio',
  name: 'Twilio',
  documentation: 'https://www.twilio.com/docs/usage/requests-to-twilio',
  checked: '2026-11-28',
  server: {
    kind: 'api-key',
    origin: 'https://api.twilio.com',
    credential: 'Basic: the account’s SID and its auth token, or an API key’s SID and secret.',
  },
  blanks: [
    { name: 'accountSid', label: 'Account SID', example: 'ACxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' },
  ],
  scopes: [],
  apis: [
    {
      title: 'API',
      scope: '',
      samples: [
        {
          name: 'The account',
          method: 'GET',
          url: 'https://api.twilio.com/2010-04-01/Accounts/{accountSid}.json',
        },
        {
          name: 'Messages',
          method: 'GET',
          url: 'https://api.twilio.com/2010-04-01/Accounts/{accountSid}/Messages.json?PageSize=5',
        },
      ],
    },
  ],
  quirks: ['Bodies are form-encoded, with names in capitals: To, From, Body.'],
  cors: {
    token: 'unknown',
    note: 'An auth token belongs on a server; through the relay it leaves from your own machine.',
  },
};
