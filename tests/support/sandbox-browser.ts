/** Sends a request the way a browser's network stack would, and answers without following. */
export type Send = (request: Request) => Promise<Response>;

/** What the person in front of the browser does. */
export interface Person {
  /** The user to sign in as; null presses nothing. */
  readonly user?: string | null;
  readonly decision?: 'allow' | 'deny';
  /** Whether they confirm with a second factor. */
  readonly isConfirming?: boolean;
}

/** Where an authorization ended. */
export interface Ending {
  readonly kind: 'redirect' | 'form_post' | 'page';
  readonly status: number;
  /** Address that the browser was sent to, or that a page was shown at. */
  readonly url: string;
  /** What the client got. */
  readonly parameters: URLSearchParams;
  readonly html: string;
  readonly headers: Headers;
}

/** A browser with cookies and no scripts. */
export interface TestBrowser {
  /** Opens a page, follows redirects inside the origin, and stops at the first page or other site. */
  readonly open: (url: string, init?: RequestInit) => Promise<Ending>;
  /** Opens an address and presses what the person presses, up to the end. */
  readonly run: (url: string, person?: Person, init?: RequestInit) => Promise<Ending>;
  /** Presses one button of a page. */
  readonly press: (page: Ending, name: string, value: string) => Promise<Ending>;
  readonly cookies: Map<string, string>;
}

const form = { 'Content-Type': 'application/x-www-form-urlencoded' };

function unescape(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

async function toPage(url: string, response: Response): Promise<Ending> {
  const html = await response.text();
  const action = /<form method="post" action="([^"]*)"/.exec(html)?.[1];
  const fields = [...html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)];
  const parameters = new URLSearchParams(
    fields.map(([, name = '', value = '']) => [unescape(name), unescape(value)]),
  );
  return {
    kind: action === undefined ? 'page' : 'form_post',
    url: action === undefined ? url : unescape(action),
    ...{ status: response.status, parameters, html, headers: response.headers },
  };
}

function toRedirect(location: string, response: Response): Ending {
  const hash = location.indexOf('#');
  const query = location.indexOf('?');
  const start = hash === -1 ? query : hash;
  return {
    ...{ kind: 'redirect', status: response.status, url: location, html: '' },
    parameters: new URLSearchParams(start === -1 ? '' : location.slice(start + 1)),
    headers: response.headers,
  };
}

/** Makes a browser. */
export function createBrowser(send: Send, issuer: string): TestBrowser {
  const cookies = new Map<string, string>();

  const visit = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const request = new Request(url, { ...init, redirect: 'manual' });
    request.headers.set('Accept', 'text/html');
    const jar = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    if (jar !== '') request.headers.set('Cookie', jar);
    const response = await send(request);
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
      cookies.set(name, value);
    }
    return response;
  };
  const open = async (url: string, init?: RequestInit): Promise<Ending> => {
    const response = await visit(url, init);
    const location = response.headers.get('Location');
    if (location === null) return toPage(url, response);
    return location.startsWith(issuer) ? open(location) : toRedirect(location, response);
  };
  const press = (page: Ending, name: string, value: string) =>
    open(page.url, { method: 'POST', headers: form, body: `${name}=${encodeURIComponent(value)}` });
  const run = async (url: string, person: Person = {}, init?: RequestInit): Promise<Ending> => {
    const { user = 'alice', decision = 'allow', isConfirming = true } = person;
    let page = await open(url, init);
    for (let turn = 0; turn < 4 && page.kind === 'page'; turn += 1) {
      if (page.html.includes('name="user"') && user !== null) {
        page = await press(page, 'user', user);
      } else if (page.html.includes('value="confirm"')) {
        page = await press(page, 'decision', isConfirming ? 'confirm' : 'deny');
      } else if (page.html.includes('value="allow"')) {
        page = await press(page, 'decision', decision);
      }
    }
    return page;
  };
  return { open, run, press, cookies };
}
