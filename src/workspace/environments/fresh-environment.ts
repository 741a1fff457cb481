/** What every environment begins with: nothing learned of its server, nothing put in its place. */
export const freshEnvironment = {
  version: 1,
  overrides: {},
  keys: null,
  transport: 'automatic',
  clockToleranceSeconds: 5,
} as const;
