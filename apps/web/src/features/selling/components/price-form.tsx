import type { RepoType } from '@modelgrove/shared';
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
import { draftOf, isPriced, type OfferDraft, wishOf } from '../model/offer-draft';
import { LicenceTermsFields } from './licence-terms-fields';
import { PricePreview } from './price-preview';
import { UseTermsFields } from './use-terms-fields';

interface Props {
  resource: Resource;
  /** Of a repository; null: who subscribes to an author pays by the month, always. */
  type: RepoType | null;
  currency: string;
  offer: Offer | null;
  onClose: () => void;
}

const CHANGE_NOTES = { once: 'selling.changeNote', monthly: 'selling.changeNoteMonthly', use: 'uses.changeNote' } as const;

/** Price and terms, with what would become of the price while it is typed. */
export function PriceForm({ resource, type, currency, offer, onClose }: Props) {
  const t = useT();
  const { say } = useToast();
  const put = usePutOffer(resource, type === 'dataset');
  const [draft, setDraft] = useState(() => draftOf(offer, type));
  const change = (part: Partial<OfferDraft>) => setDraft((before) => ({ ...before, ...part }));
  const [name, setName] = useState(offer?.licenceName ?? '');
  const [text, setText] = useState(offer?.licenceText ?? '');
  const isPrice = isPriced(draft, currency);
  const isMonthly = draft.kind === 'monthly';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wish = { ...wishOf(draft, type), licenceName: name.trim(), licenceText: text };
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
      {type === null ? (
        <TextAreaField
          label={t('creator.description')}
          hint={t('creator.descriptionHint')}
          value={draft.description}
          onChange={(event) => change({ description: event.target.value })}
          rows={4}
          data-by-user=""
          maxLength={2000}
        />
      ) : (
        <KindChoice draft={draft} onChange={change} />
      )}
      {draft.kind === 'use' && type !== null ? (
        <UseTermsFields type={type} currency={currency} draft={draft} onChange={change} />
      ) : (
        <>
          <div className="max-w-xs">
            <TextField
              label={t(isMonthly ? 'selling.priceMonthly' : 'selling.price', { currency })}
              hint={t(isMonthly ? 'selling.priceMonthlyHint' : 'selling.priceHint')}
              error={isAboutPrice ? problemText(put.error, t) : undefined}
              value={draft.price}
              onChange={(event) => change({ price: event.target.value })}
              inputMode="decimal"
              autoComplete="off"
              maxLength={20}
              required
            />
          </div>
          <PricePreview resource={resource} isAuthor={type === null} price={isPrice ? draft.price.trim() : ''} />
        </>
      )}
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
      {type === null ? null : <LicenceTermsFields type={type} draft={draft} onChange={change} />}
      {offer === null ? null : <Notice>{t(CHANGE_NOTES[offer.kind])}</Notice>}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button type="submit" tone="primary" disabled={put.isPending || !isPrice || name.trim() === '' || text.trim() === ''}>
          {t(offer === null ? (draft.kind === 'use' ? 'uses.sell' : 'selling.sell') : 'selling.saveChange')}
        </Button>
      </div>
    </form>
  );
}

function isPriceRefusal(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'sale/price';
}

/** Bought once, by the month or paid by use; and whether it is handed out at all. */
function KindChoice({ draft, onChange }: { draft: OfferDraft; onChange: (change: Partial<OfferDraft>) => void }) {
  const t = useT();
  return (
    <div className="space-y-3">
      <div className="max-w-xs">
        <SelectField
          label={t('selling.kind')}
          value={draft.kind}
          onChange={(event) => onChange({ kind: event.target.value as OfferDraft['kind'] })}
        >
          {(['once', 'monthly', 'use'] as const).map((kind) => (
            <option key={kind} value={kind}>
              {t(`selling.kind.${kind}`)}
            </option>
          ))}
        </SelectField>
      </div>
      {draft.kind === 'once' ? <VersionsChoice months={draft.updatesMonths} onChange={onChange} /> : null}
      {draft.kind === 'use' ? (
        <Notice>{t('uses.hereNote')}</Notice>
      ) : (
        <label className="flex items-start gap-2">
          <input
            type="checkbox"
            checked={draft.isUseOnly}
            onChange={(event) => onChange({ isUseOnly: event.target.checked })}
            className="mt-1 accent-(--accent)"
          />
          <span>
            {t('uses.here')} <span className="block text-xs text-muted">{t('uses.hereHint')}</span>
          </span>
        </label>
      )}
    </div>
  );
}

/** Which versions a purchase holds. A number that a program set stays a choice. */
function VersionsChoice({ months, onChange }: { months: number | null; onChange: (change: Partial<OfferDraft>) => void }) {
  const t = useT();
  const choices = [...new Set([24, 12, 6, 3, ...(months ? [months] : [])])].toSorted((a, b) => b - a);
  return (
    <div className="max-w-sm">
      <SelectField
        label={t('versions.field')}
        hint={months === null ? undefined : t('versions.hint')}
        value={months ?? ''}
        onChange={(event) => onChange({ updatesMonths: event.target.value === '' ? null : Number(event.target.value) })}
      >
        <option value="">{t('versions.all')}</option>
        {choices.map((count) => (
          <option key={count} value={count}>
            {t('versions.months', { count })}
          </option>
        ))}
        <option value="0">{t('versions.none')}</option>
      </SelectField>
    </div>
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
