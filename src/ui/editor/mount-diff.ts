import { editor as monacoEditor } from 'monaco-editor/editor';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/diffEditor/register';
// The diff editor asks for its outline.
import 'monaco-editor/features/documentSymbols/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/languages/features/json/register';
import type { DiffSetup, MountedDiff } from './load-diff.ts';

/** Puts a diff editor into the page, to be read only. What it holds on to is let go by `dispose`. */
export function mountDiff(place: HTMLElement, setup: DiffSetup): MountedDiff {
  const original = monacoEditor.createModel(setup.first, setup.language);
  const modified = monacoEditor.createModel(setup.second, setup.language);
  const editor = monacoEditor.createDiffEditor(place, {
    automaticLayout: true,
    readOnly: true,
    originalEditable: false,
    minimap: { enabled: false },
    scrollBeyondLastLine: false,
    wordWrap: 'on',
    diffWordWrap: 'on',
    fontSize: 13,
    theme: isDark() ? 'vs-dark' : 'vs',
    // Tab leaves the editor, as it leaves any other field.
    tabFocusMode: true,
  });
  editor.setModel({ original, modified });
  const labels = [
    keepLabel(editor.getOriginalEditor(), `${setup.label}: first`),
    keepLabel(editor.getModifiedEditor(), `${setup.label}: second`),
  ];
  const scheme = window.matchMedia('(prefers-color-scheme: dark)');
  const recolour = () => monacoEditor.setTheme(isDark() ? 'vs-dark' : 'vs');
  scheme.addEventListener('change', recolour);
  const theme = new MutationObserver(recolour);
  theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return {
    show: (first, second) => {
      if (first !== original.getValue()) original.setValue(first);
      if (second !== modified.getValue()) modified.setValue(second);
    },
    dispose: () => {
      scheme.removeEventListener('change', recolour);
      theme.disconnect();
      // The editor first: it must not see its models go.
      for (const disposable of [...labels, editor, original, modified]) disposable.dispose();
    },
  };
}

/** Monaco's own options for these labels are lost with every other change of options. */
function keepLabel(editor: monacoEditor.ICodeEditor, label: string): { dispose: () => void } {
  const set = () => {
    if (editor.getRawOptions().ariaLabel !== label) editor.updateOptions({ ariaLabel: label });
  };
  set();
  return editor.onDidChangeConfiguration(set);
}

function isDark(): boolean {
  const { theme } = document.documentElement.dataset;
  if (theme === 'dark' || theme === 'light') return theme === 'dark';
  return window.matchMedia('(prefers-color-scheme: dark)').matches;
}
