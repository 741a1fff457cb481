import { describe, expect, test } from 'vitest';
import type { HttpRequest } from '#protocol/http/message.ts';
import { renderRequest } from '#protocol/http/render-message.ts';
import { listSnippetVariables, renderSnippet, snippetLanguages } from './registry.ts';

const secretValues = [{ name: 'api key', value: 'k3y"' }];
const inEnvironment = { secrets: 'environment', secretValues } as const;
const real = { secrets: 'real', secretValues } as const;

const request: HttpRequest = {
  method: 'POST',
  url: 'https://as.example/token?code=in-query&x=1',
  headers: [
    ['content-type', 'application/x-www-form-urlencoded'],
    ['Authorization', 'Basic bXktY2xpZW50OnMlM0FjcmV0'],
    ['X-Key', 'k3y"'],
  ],
  body: 'grant_type=authorization_code&code=in-body&code_verifier=ver1f1er&refresh_token=r3fr',
};

const secrets = ['in-query', 'in-body', 'ver1f1er', 'r3fr', 'k3y', 'bXktY2xpZW50', 's%3Acret'];

describe('secrets', () => {
  test.each(snippetLanguages)('$label has none of them unless they are asked for', ({ id }) => {
    const snippet = renderSnippet(request, id, inEnvironment);
    for (const secret of secrets) expect(snippet).not.toContain(secret);
    expect(renderSnippet(request, id, real)).toContain('ver1f1er');
  });

  test('are listed with the names of their variables, the decoded client secret among them', () => {
    expect(listSnippetVariables(request, inEnvironment)).toEqual([
      { name: 'CODE', value: 'in-query' },
      { name: 'CLIENT_SECRET', value: 's:cret' },
      { name: 'API_KEY', value: 'k3y"' },
      { name: 'CODE_2', value: 'in-body' },
      { name: 'CODE_VERIFIER', value: 'ver1f1er' },
      { name: 'REFRESH_TOKEN', value: 'r3fr' },
    ]);
    expect(listSnippetVariables(request, real)).toEqual([]);
  });

  test('in an Authorization header of an unknown scheme leave only the scheme', () => {
    const headers = [['authorization', 'Negotiate abc=']] as const;
    const curl = renderSnippet({ ...request, headers, body: null }, 'curl', inEnvironment);
    expect(curl).toContain(`--header 'authorization: Negotiate '"\${AUTHORIZATION:?}"`);
  });

  test('that are a user’s password, and not form-encoded, stay in one piece', () => {
    const headers = [['authorization', `Basic ${btoa('me:p@ss')}`]] as const;
    const plain = { ...request, url: 'https://as.example/', headers, body: null };
    expect(listSnippetVariables(plain, inEnvironment)).toEqual([
      { name: 'AUTHORIZATION', value: btoa('me:p@ss') },
    ]);
  });

  test('in JSON leave as JSON spells them', () => {
    const headers = [['content-type', 'application/json']] as const;
    const body = JSON.stringify({ key: 'k3y"' });
    const variables = listSnippetVariables(
      { ...request, url: 'https://as.example/', headers, body },
      inEnvironment,
    );
    expect(variables).toEqual([{ name: 'API_KEY', value: 'k3y\\"' }]);
  });

  test('with no value are none', () => {
    const empty = { ...request, url: 'https://as.example/', headers: request.headers.slice(0, 1) };
    const body = 'client_secret=&code=';
    expect(listSnippetVariables({ ...empty, body }, inEnvironment)).toEqual([]);
  });
});

test('raw HTTP with real values is what the app shows', () => {
  expect(renderSnippet(request, 'http', real)).toBe(renderRequest(request));
});

test('a form is written for people to read', () => {
  const headers = request.headers.slice(0, 1);
  const body = 'grant_type=client_credentials&scope=a+b&client_secret=s3cr3t';
  const plain = { ...request, url: 'https://as.example/token', headers, body };
  expect(
    snippetLanguages.map(({ id }) => renderSnippet(plain, id, inEnvironment)),
  ).toMatchSnapshot();
});

test('a body that fetch refuses is named', () => {
  const snippet = renderSnippet({ ...request, method: 'GET' }, 'node', inEnvironment);
  expect(snippet).toContain('// fetch refuses a body with GET');
});

describe('a client certificate', () => {
  const shown = { ...inEnvironment, clientCertificate: 'shown' } as const;

  test('is read from files by cURL, Node and Python, and its key is in no snippet', () => {
    const curl = renderSnippet(request, 'curl', shown);
    expect(curl).toContain("--cert 'client-cert.pem' \\\n  --key 'client-key.pem'");
    const node = renderSnippet(request, 'node', shown);
    expect(node).toContain("from 'node:https'");
    expect(node).toContain("cert: readFileSync('client-cert.pem')");
    const python = renderSnippet(request, 'python', shown);
    expect(python).toContain('context.load_cert_chain("client-cert.pem", "client-key.pem")');
    expect(python).toContain('context=context)');
  });

  test('cannot be chosen by a page, which says why', () => {
    const code = renderSnippet(request, 'javascript', shown);
    expect(code).toContain('code in a page cannot choose one');
    expect(renderSnippet(request, 'javascript', inEnvironment)).not.toContain('certificate');
  });

  test('is not spoken of where there is no TLS', () => {
    const plain = { ...request, url: 'http://as.example/token' };
    for (const { id } of snippetLanguages) {
      expect(renderSnippet(plain, id, shown)).toBe(renderSnippet(plain, id, inEnvironment));
    }
  });
});
