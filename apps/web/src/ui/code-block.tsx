import { CopyButton } from './copy-button';
import { HighlightedCode } from './highlighted-code';
import { useT } from '../lib/i18n';

/** A piece of code inside a text. */
export function CodeBlock({ code, language }: { code: string; language: string | null }) {
  const t = useT();
  return (
    <div className="relative my-4 rounded-control border border-line bg-sunken">
      <pre tabIndex={0} role="group" aria-label={t('code')} className="overflow-x-auto p-3 pr-11 font-mono text-xs leading-5">
        <HighlightedCode code={code} language={language} />
      </pre>
      <CopyButton text={code} label={t('code.copy')} className="absolute top-1.5 right-1.5 bg-sunken" />
    </div>
  );
}
