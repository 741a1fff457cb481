// `npm run bench`: how soon a page can be used, and how many access tokens a second the sandbox gives.
// Without it neither would be noticed to get worse: both are fast enough where they are written.
//   node tools/bench.mjs [--only pages|tokens] [--runs N]
import { parseArgs } from 'node:util';
import { benchPages } from './bench-pages.mjs';
import { benchTokens } from './bench-tokens.mjs';

const { values: options } = parseArgs({
  options: { only: { type: 'string' }, runs: { type: 'string', default: '7' } },
});
if (options.only !== 'tokens') await benchPages(Math.max(1, Number(options.runs) || 1));
if (options.only !== 'pages') await benchTokens();
