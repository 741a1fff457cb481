import { editor as monacoEditor } from 'monaco-editor/editor';
import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/comment/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/folding/register';
import 'monaco-editor/features/format/register';
import 'monaco-editor/features/hover/register';
import 'monaco-editor/languages/features/json/register';
import type { EditorSetup, MountedEditor } from './load.ts';

/** Puts an editor into the page. What it holds on to is let go by `dispose`. */
export function mountEditor(place: HTMLElement, setup: EditorSetup): MountedEditor {
  const model = monacoEditor.createModel(setup.value, setup.language);
  const editor = monacoEditor.create(place, {
    model,
    ariaLabel: setup.label,
    automaticLayout: true,
    minimap: { enabled: false },
    scrollBeyondLastLine: false,
    wordWrap: 'on',
    tabSize: 2,
    fontSize: 13,
    theme: isDark() ? 'vs-dark' : 'vs',
    // Tab leaves the editor, as it leaves any other field.
    tabFocusMode: true,
  });
  const scheme = window.matchMedia('(prefers-color-scheme: dark)');
  const recolour = () => monacoEditor.setTheme(isDark() ? 'vs-dark' : 'vs');
  scheme.addEventListener('change', recolour);
  const theme = new MutationObserver(recolour);
  theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  const disposables = [
    model.onDidChangeContent(() => setup.onChange(model.getValue())),
    editor,
    model,
    { dispose: () => scheme.removeEventListener('change', recolour) },
    { dispose: () => theme.disconnect() },
  ];
  return {
    show: (value) => {
      if (value !== model.getValue()) model.setValue(value);
    },
    dispose: () => {
      for (const disposable of disposables) disposable.dispose();
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
