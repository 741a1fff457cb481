const limit = 12;

/** The cookies of one origin, kept as a browser would, paths aside. */
function cookieJar() {
  const cookies = new Map<string, string>();
  return {
    header: () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    keep: (response: Response) => {
      for (const line of response.headers.getSetCookie()) {
        const [pair = ''] = line.split(';', 1);
        const at = pair.indexOf('=');
        const value = pair.slice(at + 1);
        if (value === '') cookies.delete(pair.slice(0, at));
        else cookies.set(pair.slice(0, at), value);
      }
    },
  };
}

/** The form of a page: where it goes, and what it sends when a user fills it in. */
function readForm(html: string, user: string): { action: string; body: URLSearchParams } {
  const action = /<form[^>]*action="([^"]+)"/.exec(html)?.[1];
  const prompt = /name="prompt" value="([^"]+)"/.exec(html)?.[1];
  if (action === undefined || prompt === undefined) {
    throw new Error('Failed to sign in: the page has no form');
  }
  const body = new URLSearchParams({ prompt });
  if (prompt === 'login') {
    body.set('login', user);
    body.set('password', 'any');
  }
  return { action, body };
}

/**
 * Opens an authorization address as a browser would, fills in the forms of oidc-provider's development
 * pages, and stops where the answer goes to the app.
 */
export async function signInByFetch(
  address: string,
  redirectUri: string,
  user = 'alice',
): Promise<URL> {
  const jar = cookieJar();
  let url = new URL(address);
  let body: URLSearchParams | null = null;
  for (let hop = 0; hop < limit; hop += 1) {
    const response: Response = await fetch(url, {
      method: body === null ? 'GET' : 'POST',
      body,
      redirect: 'manual',
      headers: { cookie: jar.header() },
    });
    jar.keep(response);
    const location = response.headers.get('location');
    if (location === null) {
      const form = readForm(await response.text(), user);
      url = new URL(form.action, url);
      body = form.body;
    } else {
      await response.body?.cancel();
      url = new URL(location, url);
      body = null;
      if (url.href.startsWith(redirectUri)) return url;
    }
  }
  throw new Error(`Failed to sign in: no answer after ${limit} pages`);
}
