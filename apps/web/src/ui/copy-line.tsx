import { CopyButton } from './copy-button';

/** One line that is there to be copied: a link, a token. */
export function CopyLine({ text, label }: { text: string; label: string }) {
  return (
    <div className="flex items-center gap-2 rounded-control border border-line bg-sunken py-1 pr-1 pl-3">
      <code className="min-w-0 grow font-mono text-xs">{text}</code>
      <CopyButton text={text} label={label} />
    </div>
  );
}
