import { CodeFrame } from './code-frame';

/** Lines to paste into a terminal or a notebook. */
export function CommandBlock({ lines, label, copyLabel }: { lines: readonly string[]; label: string; copyLabel: string }) {
  const text = lines.join('\n');
  return (
    <CodeFrame text={text} label={label} copyLabel={copyLabel}>
      {text}
    </CodeFrame>
  );
}
