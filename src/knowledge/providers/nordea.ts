import type { ProviderTemplate } from './provider-template.ts';

const base = 'https://api.nordeaopenbanking.com/personal/v5';
const common = [
  ['X-IBM-Client-Id', '{client_id}'],
  ['X-IBM-Client-Secret', '{client_secret}'],
  ['X-Nordea-Originating-Host', 'api.nordeaopenbanking.com'],
  ['X-Nordea-Originating-Date', '{date, as in RFC 9110 §5.6.7}'],
  ['Signature', '{made of what is named in the quirks}'],
] as const;

/** Nordea's Open Banking APIs: a client by headers, each request signed. */
export const nordea: ProviderTemplate = {
  id: 'nordea-open-banking',
  name: 'Nordea Open Banking',
  documentation: 'https://developer.nordeaopenbanking.com/',
  checked: '2026-11-28',
  server: {
    kind: 'addresses',
    issuer: 'https://api.nordeaopenbanking.com',
    addresses: {
      authorization_endpoint: `${base}/authorize`,
      token_endpoint: `${base}/authorize/token`,
    },
  },
  blanks: [],
  scopes: [
    {
      title: 'Accounts',
      scopes: [
        ['ACCOUNTS_BASIC', 'which accounts there are'],
        ['ACCOUNTS_BALANCES', 'balances'],
        ['ACCOUNTS_DETAILS', 'details'],
        ['ACCOUNTS_TRANSACTIONS', 'transactions'],
      ],
    },
    { title: 'Payments', scopes: [['PAYMENTS_MULTIPLE', 'payments, more than one']] },
  ],
  apis: [
    {
      title: 'Accounts',
      scope: 'ACCOUNTS_BASIC',
      samples: [{ name: 'List accounts', method: 'GET', url: `${base}/accounts`, headers: common }],
    },
  ],
  quirks: [
    'The client proves itself by two headers, X-IBM-Client-Id and X-IBM-Client-Secret, in every request.',
    'Every request is signed by RSA-SHA256 over (request-target), x-nordea-originating-host and x-nordea-originating-date; one with a body over content-type and digest too. The header reads keyId="{client_id}", algorithm="rsa-sha256", headers="…", signature="…".',
    'Digest is sha-256= and the body’s hash in base64.',
    'Authorization begins with a POST of JSON (country, scope, redirect_uri), which answers with a redirect.',
  ],
  cors: {
    token: 'unknown',
    note: 'Use the relay: the headers above are not those that servers let pages send.',
  },
};
