import { paths } from '#app/paths.ts';

interface NavigationGroup {
  readonly title: string;
  readonly links: readonly {
    readonly to: string;
    readonly label: string;
    /** True where addresses below it have links of their own. */
    readonly isExact?: boolean;
  }[];
}

/** What the rail offers: only what exists. */
export const navigationGroups: readonly NavigationGroup[] = [
  {
    title: 'Get a token',
    links: [
      { to: paths.flow('authorization-code'), label: 'Authorization code' },
      { to: paths.flow('client-credentials'), label: 'Client credentials' },
      { to: paths.flow('refresh-token'), label: 'Refresh token' },
      { to: paths.flow('device-authorization'), label: 'Device' },
      { to: paths.flow('token-exchange'), label: 'Token exchange' },
      { to: paths.flows, label: 'All flows…', isExact: true },
    ],
  },
  {
    title: 'Work with tokens',
    links: [
      { to: paths.inspect, label: 'Inspect' },
      { to: paths.make, label: 'Make' },
      { to: paths.compare, label: 'Compare' },
      { to: paths.keys, label: 'Keys' },
      { to: paths.flow('userinfo'), label: 'UserInfo' },
      { to: paths.flow('introspection'), label: 'Introspect' },
      { to: paths.flow('revocation'), label: 'Revoke' },
      { to: paths.tools, label: 'Tools' },
    ],
  },
  {
    title: 'Use them',
    links: [{ to: paths.request, label: 'Call an API' }],
  },
  {
    title: 'Kept here',
    links: [
      { to: paths.runs, label: 'Runs' },
      { to: paths.environments, label: 'Environments' },
      { to: paths.settings, label: 'Settings' },
    ],
  },
];
