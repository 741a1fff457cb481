/** Some two screens of lines: fewer are laid out for nothing, more would be laid out late. */
const linesInBlock = 60;

/** Cuts a text at ends of lines; the blocks, joined, are the text again. */
export function splitIntoBlocks(text: string): readonly string[] {
  const blocks: string[] = [];
  let start = 0;
  let lines = 0;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
    lines += 1;
    if (lines < linesInBlock) continue;
    blocks.push(text.slice(start, end + 1));
    start = end + 1;
    lines = 0;
  }
  if (start < text.length) blocks.push(text.slice(start));
  return blocks;
}
