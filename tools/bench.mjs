// `npm run bench`: how soon a page can be used, how soon a pasted token can be read, and how many access
// tokens a second the sandbox gives. Without it none would be noticed to get worse: all are fast enough
// where they are written.
//   node tools/bench.mjs [--only pages|inspect|tokens] [--runs N]
import { parseArgs } from 'node:util';
import { benchInspect } from './bench-inspect.mjs';
import { benchPages } from './bench-pages.mjs';
import { benchTokens } from './bench-tokens.mjs';

const { values: options } = parseArgs({
  options: { only: { type: 'string' }, runs: { type: 'string' } },
});
const runs = (usual) => Math.max(1, Number(options.runs ?? usual) || usual);
const benches = {
  pages: () => benchPages(runs(7)),
  inspect: () => benchInspect(runs(5)),
  tokens: benchTokens,
};
if (options.only !== undefined && !(options.only in benches)) {
  console.error(`Usage: npm run bench -- [--only ${Object.keys(benches).join('|')}] [--runs N]`);
  process.exit(2);
}
for (const [name, bench] of Object.entries(benches)) {
  if (options.only === undefined || options.only === name) await bench();
}
