import { useT } from '../lib/i18n';
import { CodeFrame } from './code-frame';
import { HighlightedCode } from './highlighted-code';

/** A piece of code inside a text. Long lines scroll, and the code can be reached by keyboard to do so. */
export function CodeBlock({ code, language }: { code: string; language: string | null }) {
  const t = useT();
  return (
    <CodeFrame text={code} copyLabel={t('code.copy')} className="my-4">
      <pre
        tabIndex={0}
        role="group"
        aria-label={t('code')}
        className="min-w-0 grow overflow-x-auto rounded-control p-3 font-mono text-xs leading-5"
      >
        <HighlightedCode code={code} language={language} />
      </pre>
    </CodeFrame>
  );
}
