import { CodeFrame } from './code-frame';

/** Lines to paste into a terminal or a notebook. A line too long for its place goes on below, set in, and is still one line when copied. */
export function CommandBlock({ lines, label, copyLabel }: { lines: readonly string[]; label: string; copyLabel: string }) {
  return (
    <CodeFrame text={lines.join('\n')} copyLabel={copyLabel}>
      <pre role="group" aria-label={label} className="min-w-0 grow py-3 ps-3 font-mono text-xs leading-5 whitespace-pre-wrap">
        {lines.map((line, index) => (
          <span key={index} className="block ps-4 -indent-4">
            {line}
          </span>
        ))}
      </pre>
    </CodeFrame>
  );
}
