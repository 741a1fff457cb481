import { expect, test } from 'vitest';
import { processBackchannelResponse } from '#protocol/ciba/process-backchannel-response.ts';
import { processDeviceResponse } from '#protocol/device/process-device-response.ts';
import { processRegistrationResponse } from '#protocol/registration/process-registration-response.ts';
import { jsonAnswer, receivedAt } from '../../support/protocol-exchange.ts';

const device = {
  device_code: 'GmRhmhcxhwAzkoEqiMEg_DnyEysNkuNhszIySk9eS',
  user_code: 'WDJB-MJHT',
  verification_uri: 'https://example.com/device',
  verification_uri_complete: 'https://example.com/device?user_code=WDJB-MJHT',
  expires_in: 1800,
  interval: 5,
};

test('the device authorization response of RFC 8628 §3.2 passes every check', () => {
  const { checks, value, problem } = processDeviceResponse(jsonAnswer(device));
  expect(problem).toBeNull();
  expect(checks.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
  expect(value).toMatchObject({
    ...{ userCode: 'WDJB-MJHT', intervalSeconds: 5, expiresAt: receivedAt + 1800_000 },
  });
});

test.each(['device_code', 'user_code', 'verification_uri'])(
  'a device authorization response without %s is incomplete',
  (name) => {
    const { problem } = processDeviceResponse(jsonAnswer({ ...device, [name]: undefined }));
    expect(problem).toMatchObject({ code: 'answer_incomplete', answer: 'device', missing: [name] });
  },
);

test('five seconds are kept where a device authorization response names no interval', () => {
  const { value } = processDeviceResponse(jsonAnswer({ ...device, interval: undefined }));
  expect(value?.intervalSeconds).toBe(5);
});

test('a verification address that runs code fails a check', () => {
  const answer = jsonAnswer({ ...device, verification_uri: 'javascript:alert(1)' });
  const check = processDeviceResponse(answer).checks.find(
    ({ id }) => id === 'verification_uri.address',
  );
  expect(check?.outcome).toBe('failed');
});

test('a backchannel answer without auth_req_id is incomplete', () => {
  const { problem } = processBackchannelResponse(jsonAnswer({ expires_in: 120 }));
  expect(problem).toMatchObject({ code: 'answer_incomplete', missing: ['auth_req_id'] });
});

test('a registration without client_id is incomplete', () => {
  const { problem } = processRegistrationResponse(jsonAnswer({}, { status: 201 }), {
    ...{ act: 'register', clientId: null, sent: {} },
  });
  expect(problem).toMatchObject({ code: 'answer_incomplete', missing: ['client_id'] });
});

test('what is registered otherwise than asked for is warned of by name', () => {
  const answer = jsonAnswer({ client_id: 'a', scope: 'openid' }, { status: 201 });
  const { checks } = processRegistrationResponse(answer, {
    ...{ act: 'register', clientId: null, sent: { scope: 'openid email' } },
  });
  expect(checks.find(({ id }) => id === 'metadata')).toMatchObject({
    ...{ outcome: 'warned', evidence: 'scope' },
  });
});

test('a secret without its end, and an address without its token, fail a check', () => {
  const members = { client_id: 'a', client_secret: 'b', registration_client_uri: 'https://a' };
  const { checks } = processRegistrationResponse(jsonAnswer(members, { status: 201 }), {
    ...{ act: 'register', clientId: null, sent: {} },
  });
  const failed = checks.filter(({ outcome }) => outcome === 'failed').map(({ id }) => id);
  expect(failed).toEqual(['client_secret_expires_at', 'registration_client_uri']);
});
