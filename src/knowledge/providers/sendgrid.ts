import type { ProviderTemplate } from './provider-template.ts';

/** SendGrid’s API. */
export const sendgrid: ProviderTemplate = {
  id: 'sendgrid',
  name: 'SendGrid',
  documentation: 'https://www.twilio.com/docs/sendgrid/for-developers/sending-email/authentication',
  checked: '2026-11-28',
  server: {
    kind: 'api-key',
    origin: 'https://api.sendgrid.com',
    credential: 'The API key as Bearer.',
  },
  blanks: [],
  scopes: [],
  apis: [
    {
      title: 'API v3',
      scope: '',
      samples: [
        { name: 'What this key may do', method: 'GET', url: 'https://api.sendgrid.com/v3/scopes' },
        {
          name: 'Send a mail',
          method: 'POST',
          url: 'https://api.sendgrid.com/v3/mail/send',
          headers: [['Content-Type', 'application/json']],
          body: '{"personalizations":[{"to":[{"email":"to@example.com"}]}],"from":{"email":"from@example.com"},"subject":"Hello","content":[{"type":"text/plain","value":"Hello"}]}',
        },
      ],
    },
  ],
  quirks: ['A mail that was taken is answered by 202 and an empty body.'],
  cors: {
    token: 'unknown',
    note: 'An API key belongs on a server; through the relay it leaves from your own machine.',
  },
};
