import { useMemo } from 'react';
import { HighlightedCode } from '../../../ui/highlighted-code';
import { languageOf } from '../../../lib/languages';
import { useT } from '../../../lib/i18n';
import { countLines } from '../model/contents';

/** Two columns of text, numbers and code: cheap for a megabyte, and copying takes the code alone. */
export function TextLines({ text, path }: { text: string; path: string }) {
  const t = useT();
  const numbers = useMemo(() => Array.from({ length: countLines(text) }, (_, index) => index + 1).join('\n'), [text]);
  return (
    <div
      tabIndex={0}
      role="group"
      aria-label={t('code')}
      className="flex max-w-full overflow-x-auto font-mono text-xs leading-5 -outline-offset-2"
    >
      <pre
        aria-hidden="true"
        className="sticky left-0 shrink-0 border-r border-line bg-surface px-3 py-2 text-right text-muted select-none"
      >
        {numbers}
      </pre>
      <pre className="grow px-4 py-2 [tab-size:4]">
        <HighlightedCode code={text.replaceAll('\r\n', '\n')} language={languageOf(path) === null ? null : path} />
      </pre>
    </div>
  );
}
