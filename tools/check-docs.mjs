// Keeps the documents true: links in *.md lead somewhere, and paths in `code` exist. Without it a
// moved folder would leave the map behind.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const roots = 'src|tests|tools|docs|public|\\.ci';

/** Headings as GitHub names them in links. */
export function anchorsOf(markdown) {
  return [...markdown.matchAll(/^#{1,6} +(.+)$/gm)].map(([, heading]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(/\s/g, '-'),
  );
}

const withoutFences = (markdown) => markdown.replaceAll(/^```[\s\S]*?^```/gm, '');

/** Targets of links and pictures, those of the web left out. */
export function linksOf(markdown) {
  const text = withoutFences(markdown).replaceAll(/`[^`]*`/g, '');
  return [...text.matchAll(/\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g)]
    .map(([, target]) => target)
    .filter((target) => !/^[a-z][a-z+.-]*:/i.test(target));
}

/** Paths of the repository in `code`; patterns, and names to be filled in, are none. */
export function pathsOf(markdown) {
  const spans = [...withoutFences(markdown).matchAll(/`([^`\n]+)`/g)].map(([, code]) => code);
  const shape = new RegExp(`^(?:${roots})/[\\w./-]*$`);
  return spans.flatMap((code) => code.split(/\s+/)).filter((word) => shape.test(word));
}

/** What is wrong in one document. `read` gives a file's text, or null. */
export function checkDocument(file, { read, exists }) {
  const markdown = read(file) ?? '';
  const links = linksOf(markdown).flatMap((link) => {
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? file : normalize(join(dirname(file), path));
    if (!exists(target)) return [`${file}: ${link} leads nowhere`];
    const isKnown = anchor === undefined || anchorsOf(read(target) ?? '').includes(anchor);
    return isKnown ? [] : [`${file}: ${link} names no heading`];
  });
  const paths = pathsOf(markdown)
    .filter((path) => !exists(path))
    .map((path) => `${file}: ${path} does not exist`);
  return [...links, ...paths];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const list = ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'];
  const files = execFileSync('git', list, { cwd: root, encoding: 'utf8' }).trim().split('\n');
  const io = {
    exists: (path) => existsSync(join(root, path)),
    read: (path) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : null),
  };
  const problems = files.filter(io.exists).flatMap((file) => checkDocument(file, io));
  for (const problem of problems) console.error(problem);
  console.log(`${files.length} documents, ${problems.length} problems`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
