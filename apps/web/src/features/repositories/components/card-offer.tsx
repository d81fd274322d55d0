import { useT } from '../../../lib/i18n';
import { CodeFrame } from '../../../ui/code-frame';

interface Props {
  wanted: boolean;
  onChange: (wanted: boolean) => void;
  /** What would be written. */
  text: string | null;
}

/** A first card with the sections that readers look for, shown before it is written. */
export function CardOffer({ wanted, onChange, text }: Props) {
  const t = useT();
  return (
    <div>
      <label className="flex items-start gap-3">
        <input type="checkbox" checked={wanted} onChange={(event) => onChange(event.target.checked)} className="mt-1 accent-(--accent)" />
        <span>
          <span className="block font-medium">{t('new.card')}</span>
          <span className="block text-xs text-muted">{t('new.cardHint')}</span>
        </span>
      </label>
      {wanted && text !== null ? (
        <div className="mt-3">
          <CodeFrame text={text} copyLabel={t('new.cardCopy')}>
            <pre
              role="group"
              tabIndex={0}
              aria-label={t('new.cardPreview')}
              className="max-h-64 min-w-0 grow overflow-y-auto py-3 ps-3 font-mono text-xs leading-5 whitespace-pre-wrap"
            >
              {text}
            </pre>
          </CodeFrame>
        </div>
      ) : null}
    </div>
  );
}
