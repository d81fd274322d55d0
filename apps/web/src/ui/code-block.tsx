import { useT } from '../lib/i18n';
import { CodeFrame } from './code-frame';
import { HighlightedCode } from './highlighted-code';

/** A piece of code inside a text. */
export function CodeBlock({ code, language }: { code: string; language: string | null }) {
  const t = useT();
  return (
    <CodeFrame text={code} label={t('code')} copyLabel={t('code.copy')} className="my-4">
      <HighlightedCode code={code} language={language} />
    </CodeFrame>
  );
}
