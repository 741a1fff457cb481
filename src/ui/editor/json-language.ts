import { getWorker, jsonDefaults } from 'monaco-editor/languages/features/json/register';
import type { editor } from 'monaco-editor/editor';
import type { EditorSchema } from './load.ts';

const schemas = new Map<string, object>();

/** Makes the JSON language know a schema; files of its name follow it from then on. */
export function knowSchema({ name, schema }: EditorSchema): void {
  if (schemas.get(name) === schema) return;
  schemas.set(name, schema);
  jsonDefaults.setDiagnosticsOptions({
    ...jsonDefaults.diagnosticsOptions,
    schemas: [...schemas].map(([known, content]) => ({
      uri: `inmemory://schema/${known}`,
      fileMatch: [`*.${known}.json`],
      schema: content,
    })),
  });
}

const minute = 60_000;

/**
 * Keeps the JSON worker from being stopped, which it is after two minutes: completions that are asked
 * for while it starts anew are for a text that has been typed on meanwhile, and take too much away.
 */
export function keepAwake(model: editor.ITextModel): { readonly dispose: () => void } {
  const touch = async () => {
    try {
      await (
        await getWorker()
      )(model.uri);
    } catch {
      // The next one that needs it tells.
    }
  };
  const timer = setInterval(() => void touch(), minute);
  return { dispose: () => clearInterval(timer) };
}
