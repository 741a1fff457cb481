import { afterEach, expect, it, vi } from 'vitest';
import { copyText } from './clipboard.ts';

afterEach(() => vi.unstubAllGlobals());

interface Page {
  readonly writeText?: (text: string) => Promise<void>;
  readonly execCommand?: () => boolean;
}

/** A page as far as copying goes: its clipboard, and the way by a selection where it has none. */
function openPage({ writeText, execCommand = () => false }: Page) {
  const selected: string[] = [];
  const area = {
    ...{ value: '', style: {}, isThere: false },
    select: () => void selected.push(area.value),
    remove: () => void (area.isThere = false),
  };
  vi.stubGlobal('navigator', writeText === undefined ? {} : { clipboard: { writeText } });
  vi.stubGlobal('HTMLElement', class {});
  vi.stubGlobal('document', {
    ...{ activeElement: null, execCommand, createElement: () => area },
    body: { append: () => void (area.isThere = true) },
  });
  return { selected, area };
}

const refused = async () => {
  throw new Error('not allowed');
};

it('puts the very text on the clipboard', async () => {
  const writeText = vi.fn(async (_text: string) => undefined);
  openPage({ writeText });
  expect(await copyText('a\nb\u0000')).toBe(true);
  expect(writeText.mock.calls).toEqual([['a\nb\u0000']]);
});

it.each([['a page without a clipboard', undefined] as const, ['a refusal', refused] as const])(
  'goes by a selection for %s, and leaves nothing behind',
  async (_, writeText) => {
    const page = openPage({ ...(writeText && { writeText }), execCommand: () => true });
    expect(await copyText('the text')).toBe(true);
    expect(page.selected).toEqual(['the text']);
    expect(page.area.isThere).toBe(false);
  },
);

it('says so where neither way is open', async () => {
  const page = openPage({ writeText: refused });
  expect(await copyText('a')).toBe(false);
  openPage({
    execCommand: () => {
      throw new Error('not allowed');
    },
  });
  expect(await copyText('a')).toBe(false);
  expect(page.area.isThere).toBe(false);
});
