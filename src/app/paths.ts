/** Every address of the app, below its base path. Documents elsewhere link to them. */
export const paths = {
  home: '/',
  environments: '/environments',
  newEnvironment: '/environments/new',
  environment: (id: string) => `/environments/${encodeURIComponent(id)}`,
  flows: '/flows',
  flow: (flow: string) => `/flows/${flow}`,
  runs: '/runs',
  run: (id: string) => `/runs/${encodeURIComponent(id)}`,
  callback: '/callback',
  inspect: '/tokens/inspect',
  make: '/tokens/make',
  compare: '/tokens/compare',
  tools: '/tools',
  tool: (tool: string) => `/tools/${tool}`,
  keys: '/keys',
  settings: '/settings',
} as const;
