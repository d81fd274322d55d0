import { useT } from '../../../lib/i18n';
import { readGigabytes } from '../../../lib/model-memory';
import { Button } from '../../../ui/button';
import { TextField } from '../../../ui/field';
import { Icon } from '../../../ui/icon';

interface Props {
  label: string;
  value: string;
  /** What is wrong is said once somebody tried to save. */
  isTried: boolean;
  onChange: (value: string) => void;
  onRemove?: () => void;
}

export function GigabytesField({ label, value, isTried, onChange, onRemove }: Props) {
  const t = useT();
  const isWrong = isTried && readGigabytes(value.trim()) === null;
  return (
    <div className="flex items-end gap-2">
      <div className="grow">
        <TextField
          label={label}
          value={value}
          inputMode="decimal"
          autoComplete="off"
          error={isWrong ? t('fit.gigabytesWrong') : undefined}
          onChange={(event) => onChange(event.target.value)}
        />
      </div>
      {onRemove === undefined ? null : (
        <Button tone="quiet" className="h-9" aria-label={t('fit.removeCard', { card: label })} onClick={onRemove}>
          <Icon name="close" />
        </Button>
      )}
    </div>
  );
}
