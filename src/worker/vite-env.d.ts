/** The one thing of Vite's that the worker reads; the types of `vite/client` need a DOM. */
interface ImportMeta {
  readonly env: { readonly BASE_URL: string };
}
