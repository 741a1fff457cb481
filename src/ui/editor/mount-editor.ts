import { editor as monacoEditor, Range, Selection, Uri } from 'monaco-editor/editor';
// The list of completions; `features/suggest/register` leaves its controller out.
import 'monaco-editor/editor/contrib/suggest/browser/suggestController.js';
import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/comment/register';
// The list of completions asks for the outline.
import 'monaco-editor/features/documentSymbols/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/folding/register';
import 'monaco-editor/features/format/register';
import 'monaco-editor/features/gotoError/register';
import 'monaco-editor/features/hover/register';
import 'monaco-editor/languages/features/json/register';
import { followText } from './follow-text.ts';
import { keepAwake, knowSchema } from './json-language.ts';
import type { EditorSetup, MountedEditor } from './load.ts';
import { replaceText } from './replace-text.ts';

let count = 0;

/** Puts an editor into the page. What it holds on to is let go by `dispose`. */
export function mountEditor(place: HTMLElement, setup: EditorSetup): MountedEditor {
  if (setup.schema !== undefined) knowSchema(setup.schema);
  const model = monacoEditor.createModel(setup.value, setup.language, nextUri(setup));
  const editor = monacoEditor.create(place, {
    ...options,
    ...{ model, ariaLabel: setup.label, theme: isDark() ? 'vs-dark' : 'vs' },
  });
  const followed = followText(setup.value);
  let isShowing = false;
  const tell = () => {
    if (isShowing) return;
    const value = model.getValue();
    followed.typed(value);
    setup.onChange(value);
  };
  const listening = [
    model.onDidChangeContent(tell),
    completeWhenIdle(editor),
    keepAwake(model),
    followTheme(),
  ];
  return {
    show: (value) => {
      if (!followed.isNews(value)) return;
      isShowing = true;
      replaceIn(model, value);
      isShowing = false;
    },
    follow: knowSchema,
    takeFocus: ({ start, end }) => {
      const [from, to] = [model.getPositionAt(start), model.getPositionAt(end)];
      editor.setSelection(Selection.fromPositions(from, to));
      editor.focus();
    },
    dispose: () => {
      for (const disposable of [...listening, editor, model]) disposable.dispose();
    },
  };
}

const options: monacoEditor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  minimap: { enabled: false },
  scrollBeyondLastLine: false,
  wordWrap: 'on',
  tabSize: 2,
  fontSize: 13,
  // Tab leaves the editor, as it leaves any other field.
  tabFocusMode: true,
  // Lists and hover texts may be larger than the editor.
  fixedOverflowWidgets: true,
  // A typed character is that character, whatever the list of completions has to offer.
  acceptSuggestionOnCommitCharacter: false,
  wordBasedSuggestions: 'off',
  // They are offered by `completeWhenIdle`.
  quickSuggestions: false,
  suggestOnTriggerCharacters: false,
  unusualLineTerminators: 'off',
};

const idleMilliseconds = 120;

/**
 * Offers completions once the typing rests. Monaco would ask with the first letter: an answer that is
 * overtaken by what is typed on replaces too much, a closing bracket for one.
 */
function completeWhenIdle(editor: monacoEditor.IStandaloneCodeEditor) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const offer = () => {
    if (editor.hasTextFocus())
      editor.trigger('typing', 'editor.action.triggerSuggest', { auto: true });
  };
  const listening = editor.onDidChangeModelContent(({ changes, isUndoing, isRedoing, isFlush }) => {
    clearTimeout(timer);
    const [change] = changes;
    const isTyped = changes.length === 1 && /^[\w"]{1,2}$/.test(change?.text ?? '');
    if (isTyped && !isUndoing && !isRedoing && !isFlush)
      timer = setTimeout(offer, idleMilliseconds);
  });
  return {
    dispose: () => {
      clearTimeout(timer);
      listening.dispose();
    },
  };
}

/** A schema goes by the end of a file's name. */
function nextUri({ schema }: EditorSetup): Uri {
  count += 1;
  const kind = schema === undefined ? '' : `.${schema.name}`;
  return Uri.parse(`inmemory://text/${count}${kind}.json`);
}

/** Changes no more than has to be, so that the cursor stays and the change can be undone. */
function replaceIn(model: monacoEditor.ITextModel, value: string) {
  const { start, end, text } = replaceText(model.getValue(), value);
  const range = Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end));
  // What was typed before is undone for itself.
  model.pushStackElement();
  model.pushEditOperations(null, [{ range, text }], () => null);
  model.pushStackElement();
}

function followTheme(): { readonly dispose: () => void } {
  const scheme = window.matchMedia('(prefers-color-scheme: dark)');
  const recolour = () => monacoEditor.setTheme(isDark() ? 'vs-dark' : 'vs');
  scheme.addEventListener('change', recolour);
  const theme = new MutationObserver(recolour);
  theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return {
    dispose: () => {
      scheme.removeEventListener('change', recolour);
      theme.disconnect();
    },
  };
}

function isDark(): boolean {
  return getComputedStyle(document.documentElement).colorScheme === 'dark' || followsDarkSystem();
}

function followsDarkSystem(): boolean {
  const isChosen = document.documentElement.dataset['theme'] === 'light';
  return !isChosen && window.matchMedia('(prefers-color-scheme: dark)').matches;
}
