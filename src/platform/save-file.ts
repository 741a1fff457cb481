/** Offers a text, or bytes, as a download. */
export function saveFile(name: string, content: string | Uint8Array): void {
  const url = URL.createObjectURL(new Blob([toPart(content)], { type: typeOf(name, content) }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the address after the click's task.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

function toPart(content: string | Uint8Array): BlobPart {
  return typeof content === 'string' ? content : new Uint8Array(content);
}

function typeOf(name: string, content: string | Uint8Array): string {
  if (name.endsWith('.json')) return 'application/json';
  return typeof content === 'string' ? 'text/plain;charset=utf-8' : 'application/octet-stream';
}
