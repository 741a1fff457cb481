import { useEffect, useState } from 'react';
import { loadQrRows, type QrRows } from './load.ts';
import styles from './qr-code.module.css';

interface QrCodeProps {
  readonly text: string;
  /** What it is for, for those who do not see it. */
  readonly label: string;
}

/** A text as a QR code, dark on light in either theme: cameras do not read the inverse. */
export function QrCode({ text, label }: QrCodeProps) {
  const [drawn, setDrawn] = useState<{ readonly text: string; readonly rows: QrRows } | null>(null);
  useEffect(() => {
    let isGone = false;
    void loadQrRows(text).then((rows) => {
      if (!isGone && rows !== null) setDrawn({ text, rows });
    });
    return () => {
      isGone = true;
    };
  }, [text]);
  if (drawn === null || drawn.text !== text) return null;
  const size = drawn.rows.length;
  return (
    <svg className={styles['code']} role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`}>
      <path d={pathOf(drawn.rows)} />
    </svg>
  );
}

function pathOf(rows: QrRows): string {
  return rows
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
}
