import { useT } from '../../../lib/i18n';
import { TextAreaField, TextField } from '../../../ui/field';
import { NUMBERS, type Tried, wrongNumbers } from '../model/tried';

interface Props {
  tried: Tried;
  /** namespace/name of what it can be compared with. */
  base: string | null;
  onTried: (tried: Tried) => void;
}

/** How it is asked: in the address, so that it can be asked so again. */
export function WayFields({ tried, base, onTried }: Props) {
  const t = useT();
  const wrong = wrongNumbers(tried);
  return (
    <div className="space-y-4">
      {base === null ? null : (
        <label className="flex items-start gap-2">
          <input
            type="checkbox"
            checked={tried.base !== 'off'}
            onChange={(event) => onTried({ ...tried, base: event.target.checked ? '' : 'off' })}
            className="mt-1 accent-(--accent)"
          />
          <span className="min-w-0">
            {t('try.compare')}{' '}
            <span className="break-all text-muted" data-by-user="">
              {base}
            </span>
          </span>
        </label>
      )}
      {NUMBERS.map(({ field, min, max }) => (
        <TextField
          key={field}
          label={t(`try.way.${field}`)}
          inputMode="decimal"
          value={tried[field]}
          placeholder={t('try.auto')}
          hint={field === 'temperature' ? t('try.temperatureHint') : undefined}
          error={wrong.includes(field) ? t('tune.numberWrong', { min, max }) : undefined}
          autoComplete="off"
          onChange={(event) => onTried({ ...tried, [field]: event.target.value })}
        />
      ))}
      <TextAreaField
        label={t('try.system')}
        rows={2}
        value={tried.system}
        maxLength={4096}
        hint={t('try.systemHint')}
        onChange={(event) => onTried({ ...tried, system: event.target.value })}
      />
    </div>
  );
}
