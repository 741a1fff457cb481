/** As in package.json, which the page does not load. */
export const appVersion = '0.1.0';
