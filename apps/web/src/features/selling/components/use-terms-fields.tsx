import type { RepoType } from '@modelgrove/shared';
import { useLocale, useT } from '../../../lib/i18n';
import { formatUnits, unitWord } from '../../../lib/use-price';
import { SelectField, TextField } from '../../../ui/field';
import type { OfferDraft } from '../model/offer-draft';

interface Props {
  type: RepoType;
  currency: string;
  draft: OfferDraft;
  onChange: (change: Partial<OfferDraft>) => void;
}

const UNITS = { model: ['tokens', 'calls'], dataset: ['jobs'] } as const;
const PER = [1, 1000, 1_000_000] as const;

/** What is counted, what that costs, and what of it is free in a month. */
export function UseTermsFields({ type, currency, draft, onChange }: Props) {
  const t = useT();
  const locale = useLocale();
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {type === 'app' ? (
        <TextField
          label={t('uses.unit')}
          hint={t('uses.unitHint')}
          value={draft.unit}
          onChange={(event) => onChange({ unit: event.target.value })}
          maxLength={30}
          required
        />
      ) : (
        <SelectField label={t('uses.unit')} value={draft.unit} onChange={(event) => onChange({ unit: event.target.value })}>
          {UNITS[type].map((unit) => (
            <option key={unit} value={unit}>
              {unitWord(unit, t)}
            </option>
          ))}
        </SelectField>
      )}
      <TextField
        label={t('uses.freeUnits')}
        hint={t('uses.freeHint')}
        value={draft.freeUnits}
        onChange={(event) => onChange({ freeUnits: event.target.value })}
        inputMode="numeric"
        maxLength={12}
        required
      />
      <TextField
        label={t('selling.price', { currency })}
        hint={t('uses.priceHint')}
        value={draft.usePrice}
        onChange={(event) => onChange({ usePrice: event.target.value })}
        inputMode="decimal"
        autoComplete="off"
        maxLength={20}
        required
      />
      <SelectField label={t('uses.per')} value={String(draft.per)} onChange={(event) => onChange({ per: Number(event.target.value) })}>
        {PER.map((per) => (
          <option key={per} value={per}>
            {t('uses.perUnits', { per: formatUnits(per, locale) })}
          </option>
        ))}
      </SelectField>
    </div>
  );
}
