import type { WebhookWish } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Button } from '../../../ui/button';
import { SelectField, TextField } from '../../../ui/field';

type Watched = WebhookWish['watched'];
const TYPES = ['user', 'org', 'model', 'dataset', 'space'] as const;

/** One line for each thing that is watched. */
export function WatchedFields({ watched, onChange }: { watched: Watched; onChange: (watched: Watched) => void }) {
  const t = useT();
  const change = (at: number, part: Partial<Watched[number]>) =>
    onChange(watched.map((item, index) => (index === at ? { ...item, ...part } : item)));
  return (
    <fieldset className="space-y-2">
      <legend className="mb-1 font-medium">{t('hooks.watched')}</legend>
      {watched.map(({ type, name }, index) => (
        <div key={index} className="flex flex-wrap items-end gap-2">
          <div className="w-36">
            <SelectField
              label={t('hooks.watchedType')}
              value={type}
              onChange={({ target }) => change(index, { type: target.value as Watched[number]['type'] })}
            >
              {TYPES.map((one) => (
                <option key={one} value={one}>
                  {t(`hooks.type.${one}`)}
                </option>
              ))}
            </SelectField>
          </div>
          <div className="min-w-40 flex-1">
            <TextField
              label={t('hooks.watchedName')}
              value={name}
              onChange={({ target }) => change(index, { name: target.value.trim() })}
              required
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
            />
          </div>
          {watched.length > 1 ? (
            <Button tone="quiet" onClick={() => onChange(watched.filter((_, other) => other !== index))}>
              {t('hooks.unwatch')}
            </Button>
          ) : null}
        </div>
      ))}
      <Button onClick={() => onChange([...watched, { type: 'model', name: '' }])}>{t('hooks.watchMore')}</Button>
    </fieldset>
  );
}
