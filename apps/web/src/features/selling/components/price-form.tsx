import { amountText, type Currency, parseAmount } from '@modelgrove/shared';
import { useState, type FormEvent } from 'react';
import type { Offer } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemField, problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { SelectField, TextAreaField, TextField } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { useToast } from '../../../ui/toast';
import { type Resource, usePutOffer } from '../api/offers';
import { LICENCE_TEMPLATES, templateWords, type LicenceTemplate } from '../model/licence-templates';
import { PricePreview } from './price-preview';

interface Props {
  resource: Resource;
  /** Who subscribes to an author pays by the month, always. */
  isAuthor?: boolean;
  currency: string;
  offer: Offer | null;
  onClose: () => void;
}

/** Price and terms, with what would become of the price while it is typed. */
export function PriceForm({ resource, isAuthor = false, currency, offer, onClose }: Props) {
  const t = useT();
  const { say } = useToast();
  const put = usePutOffer(resource);
  const [kind, setKind] = useState<Offer['kind']>(offer?.kind ?? (isAuthor ? 'monthly' : 'once'));
  const [description, setDescription] = useState(offer?.description ?? '');
  const [price, setPrice] = useState(offer === null ? '' : amountText(BigInt(offer.priceMinor), offer.currency as Currency));
  const [name, setName] = useState(offer?.licenceName ?? '');
  const [text, setText] = useState(offer?.licenceText ?? '');
  const isPrice = (parseAmount(price, currency as Currency) ?? 0n) > 0n;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const own = isAuthor ? { description } : { kind };
    const wish = { ...own, price: price.trim(), licenceName: name.trim(), licenceText: text };
    put.mutate(wish, { onSuccess: () => (say(t('selling.saved')), onClose()) });
  };
  const take = (template: LicenceTemplate) => {
    const words = templateWords(template);
    setName(t(words.name));
    setText(t(words.text));
  };
  const isAboutPrice = problemField(put.error, ['price']) !== null || isPriceRefusal(put.error);
  return (
    <form onSubmit={submit} className="space-y-4">
      {put.isError && !isAboutPrice ? <Notice tone="danger">{problemText(put.error, t)}</Notice> : null}
      {isAuthor ? (
        <TextAreaField
          label={t('creator.description')}
          hint={t('creator.descriptionHint')}
          value={description}
          onChange={(event) => setDescription(event.target.value)}
          rows={4}
          data-by-user=""
          maxLength={2000}
        />
      ) : (
        <Kind kind={kind} onChange={setKind} />
      )}
      <div className="max-w-xs">
        <TextField
          label={t(kind === 'once' ? 'selling.price' : 'selling.priceMonthly', { currency })}
          hint={t(kind === 'once' ? 'selling.priceHint' : 'selling.priceMonthlyHint')}
          error={isAboutPrice ? problemText(put.error, t) : undefined}
          value={price}
          onChange={(event) => setPrice(event.target.value)}
          inputMode="decimal"
          autoComplete="off"
          maxLength={20}
          required
        />
      </div>
      <PricePreview resource={resource} isAuthor={isAuthor} price={isPrice ? price.trim() : ''} />
      <Templates onTake={take} />
      <TextField label={t('selling.licenceName')} value={name} onChange={(event) => setName(event.target.value)} maxLength={100} required />
      <TextAreaField
        label={t('selling.licenceText')}
        hint={t('selling.licenceTextHint')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        rows={10}
        data-by-user=""
        maxLength={100_000}
        required
      />
      {offer === null ? null : <Notice>{t(kind === 'once' ? 'selling.changeNote' : 'selling.changeNoteMonthly')}</Notice>}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button type="submit" tone="primary" disabled={put.isPending || !isPrice || name.trim() === '' || text.trim() === ''}>
          {t(offer === null ? 'selling.sell' : 'selling.saveChange')}
        </Button>
      </div>
    </form>
  );
}

function isPriceRefusal(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'sale/price';
}

/** Once for ever, or by the month. */
function Kind({ kind, onChange }: { kind: Offer['kind']; onChange: (kind: Offer['kind']) => void }) {
  const t = useT();
  return (
    <fieldset>
      <legend className="mb-1 font-medium">{t('selling.kind')}</legend>
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        {(['once', 'monthly'] as const).map((choice) => (
          <label key={choice} className="flex items-center gap-2">
            <input type="radio" name="kind" checked={kind === choice} onChange={() => onChange(choice)} className="accent-(--accent)" />
            {t(`selling.kind.${choice}`)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** What is chosen is put into the fields, to be edited there. */
function Templates({ onTake }: { onTake: (template: LicenceTemplate) => void }) {
  const t = useT();
  return (
    <SelectField
      label={t('selling.template')}
      hint={t('selling.templateHint')}
      value=""
      onChange={(event) => onTake(event.target.value as LicenceTemplate)}
    >
      <option value="" disabled>
        {t('selling.templateChoose')}
      </option>
      {LICENCE_TEMPLATES.map((template) => (
        <option key={template} value={template}>
          {t(templateWords(template).title)}
        </option>
      ))}
    </SelectField>
  );
}
