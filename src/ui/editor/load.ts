/** An editor in the page. Nothing else of Monaco leaves this folder. */
export interface MountedEditor {
  /** Shows a text that was changed elsewhere. */
  readonly show: (value: string) => void;
  /** Follows another schema of the name that it was made with. */
  readonly follow: (schema: EditorSchema) => void;
  /** Goes on where a text box was left. */
  readonly takeFocus: (selection: { readonly start: number; readonly end: number }) => void;
  readonly dispose: () => void;
}

/** What is known of a JSON text, as a JSON schema. */
export interface EditorSchema {
  /** Of the kind of text, for all that follow it: letters and `-` alone. */
  readonly name: string;
  readonly schema: object;
}

export interface EditorSetup {
  readonly label: string;
  readonly language: 'json' | 'plaintext';
  readonly value: string;
  readonly schema?: EditorSchema | undefined;
  readonly onChange: (value: string) => void;
}

export interface EditorModule {
  readonly mount: (place: HTMLElement, setup: EditorSetup) => MountedEditor;
}

/** The editor's code, which is large and never part of a first load; null where it does not arrive. */
export async function loadMonaco(): Promise<EditorModule | null> {
  window.addEventListener('vite:preloadError', keepPage, { capture: true });
  try {
    // Before any of Monaco's chunks: they read it while they are loaded.
    await import('./monaco-environment.ts');
    const { mountEditor } = await import('./mount-editor.ts');
    return { mount: mountEditor };
  } catch {
    return null;
  } finally {
    window.removeEventListener('vite:preloadError', keepPage, { capture: true });
  }
}

/** A page that can do without the editor is not loaded anew for it: what was typed would be lost. */
function keepPage(event: Event) {
  event.stopImmediatePropagation();
}
