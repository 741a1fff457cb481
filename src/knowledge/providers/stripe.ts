import type { ProviderTemplate } from './provider-template.ts';

/** Stripe’s API. */
export const stripe: ProviderTemplate = {
  id: 'stripe',
  name: 'Stripe',
  documentation: 'https://docs.stripe.com/api/authentication',
  checked: '2026-11-28',
  server: {
    kind: 'api-key',
    origin: 'https://api.stripe.com',
    credential:
      'The secret key as the user name of Basic, with an empty password; as Bearer too. Use a test key (sk_test_…).',
  },
  blanks: [],
  scopes: [],
  apis: [
    {
      title: 'API',
      scope: '',
      samples: [
        { name: 'Balance', method: 'GET', url: 'https://api.stripe.com/v1/balance' },
        { name: 'Customers', method: 'GET', url: 'https://api.stripe.com/v1/customers?limit=3' },
      ],
    },
  ],
  quirks: [
    'Bodies are form-encoded, nested members as a[b]=c.',
    'A test key sees test data alone.',
    'Stripe-Version chooses the version of the API.',
  ],
  cors: {
    token: 'unknown',
    note: 'A secret key belongs on a server; through the relay it leaves from your own machine.',
  },
};
