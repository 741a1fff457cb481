/** A diff editor in the page. Nothing else of Monaco leaves this folder. */
export interface MountedDiff {
  readonly show: (first: string, second: string) => void;
  readonly dispose: () => void;
}

export interface DiffSetup {
  readonly label: string;
  readonly language: 'json' | 'plaintext';
  readonly first: string;
  readonly second: string;
}

export interface DiffModule {
  readonly mount: (place: HTMLElement, setup: DiffSetup) => MountedDiff;
}

/** The diff editor's code, loaded when somebody asks for it; null where it does not arrive. */
export async function loadDiff(): Promise<DiffModule | null> {
  window.addEventListener('vite:preloadError', keepPage, { capture: true });
  try {
    // Before any of Monaco's chunks: they read it while they are loaded.
    await import('./monaco-environment.ts');
    const { mountDiff } = await import('./mount-diff.ts');
    return { mount: mountDiff };
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
