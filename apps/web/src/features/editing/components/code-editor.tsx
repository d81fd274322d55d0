import { useEffect, useState, type ComponentType } from 'react';
import { useT } from '../../../lib/i18n';
import { cx } from '../../../ui/class-names';
import type { RichEditorProps } from './rich-editor';

/** The editor comes when it has loaded; where it cannot, a plain one does the same. */
export function CodeEditor({ path, text, onChange }: RichEditorProps) {
  const t = useT();
  const [Rich, setRich] = useState<ComponentType<RichEditorProps> | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    import('./rich-editor').then((module) => setRich(() => module.RichEditor)).catch(() => setFailed(true));
  }, []);
  if (Rich !== null) return <Rich path={path} text={text} onChange={onChange} />;
  return (
    <textarea
      aria-label={t('edit.contents')}
      aria-busy={!failed}
      readOnly={!failed}
      defaultValue={text}
      onChange={(event) => onChange(event.target.value)}
      spellCheck={false}
      className={cx(
        'block min-h-[60vh] w-full resize-y bg-surface p-3 font-mono text-xs leading-5 -outline-offset-2',
        !failed && 'text-muted',
      )}
    />
  );
}
