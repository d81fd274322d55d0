import { CopyButton } from './copy-button';

/** Lines to paste into a terminal or a notebook. Long lines scroll inside the block, and the block can be reached by keyboard to do so. */
export function CommandBlock({ lines, label, copyLabel }: { lines: readonly string[]; label: string; copyLabel: string }) {
  const text = lines.join('\n');
  return (
    <div className="relative rounded-control border border-line bg-sunken">
      <pre tabIndex={0} role="group" aria-label={label} className="overflow-x-auto p-3 pr-11 font-mono text-xs leading-5">
        {text}
      </pre>
      <CopyButton text={text} label={copyLabel} className="absolute top-1.5 right-1.5 bg-sunken" />
    </div>
  );
}
