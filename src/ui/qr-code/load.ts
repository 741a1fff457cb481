/** Rows of a QR code: true is dark. */
export type QrRows = readonly (readonly boolean[])[];

/** Draws a text as a QR code; null where the code for it does not arrive, or the text is too long. */
export async function loadQrRows(text: string): Promise<QrRows | null> {
  try {
    const { encode } = await import('uqr');
    return encode(text, { ecc: 'M', border: 2 }).data;
  } catch {
    return null;
  }
}
