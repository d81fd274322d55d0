import { useState, type FormEvent } from 'react';
import type { NamespaceUsage } from '../../../lib/api-types';
import { formTexts } from '../../../lib/form-text';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { SelectField, TextField } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { useToast } from '../../../ui/toast';
import { useSetQuota } from '../api/usage';
import { amountOf, readQuota, UNITS, type QuotaField } from '../model/quota-form';
import { UsageBars } from './namespace-usage';

/** For administrators: what a namespace stores, and how much it may. */
export function QuotaDialog({ usage, onClose }: { usage: NamespaceUsage | null; onClose: () => void }) {
  const t = useT();
  return (
    <Dialog open={usage !== null} onOpenChange={onClose} title={t('quota.titleOf', { name: usage?.namespace ?? '' })}>
      {usage === null ? null : (
        <div className="space-y-5">
          <UsageBars usage={usage} />
          <QuotaForm key={usage.namespace} usage={usage} onClose={onClose} />
        </div>
      )}
    </Dialog>
  );
}

function QuotaForm({ usage, onClose }: { usage: NamespaceUsage; onClose: () => void }) {
  const t = useT();
  const { say } = useToast();
  const set = useSetQuota(usage.namespace);
  const [whose, setWhose] = useState(usage.isDefault ? 'default' : 'own');
  const [wrong, setWrong] = useState<readonly QuotaField[]>([]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const text = formTexts(event);
    const read = readQuota({ whose, amount: text('amount'), unit: text('unit'), repositories: text('repositories') });
    setWrong('wrong' in read ? read.wrong : []);
    if ('wish' in read) set.mutate(read.wish, { onSuccess: () => (say(t('quota.saved', { name: usage.namespace })), onClose()) });
  };
  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      {set.isError ? <Notice tone="danger">{problemText(set.error, t)}</Notice> : null}
      <Whose value={whose} onChange={setWhose} />
      {whose === 'own' ? <OwnLimits usage={usage} wrong={wrong} /> : null}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button type="submit" tone="primary" disabled={set.isPending}>
          {t('quota.save')}
        </Button>
      </div>
    </form>
  );
}

function Whose({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useT();
  return (
    <fieldset>
      <legend className="mb-1 font-medium">{t('quota.whose')}</legend>
      {(['default', 'own'] as const).map((one) => (
        <label key={one} className="flex items-start gap-2 py-1">
          <input
            type="radio"
            name="whose"
            value={one}
            checked={value === one}
            onChange={() => onChange(one)}
            className="mt-1 accent-(--accent)"
          />
          <span>
            {t(`quota.whose.${one}`)}
            <span className="block text-xs text-muted">{t(`quota.whose.${one}.hint`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function OwnLimits({ usage, wrong }: { usage: NamespaceUsage; wrong: readonly QuotaField[] }) {
  const t = useT();
  const { amount, unit } = amountOf(usage.maxBytes);
  const wrongIf = (field: QuotaField) => (wrong.includes(field) ? t('quota.wrong') : undefined);
  return (
    <div className="space-y-4">
      <div className="grid grid-cols-[1fr_6rem] items-start gap-3">
        <TextField
          label={t('usage.storage')}
          hint={t('quota.emptyHint')}
          error={wrongIf('amount')}
          name="amount"
          inputMode="decimal"
          autoComplete="off"
          defaultValue={amount}
        />
        <SelectField label={t('quota.unit')} name="unit" defaultValue={unit}>
          {UNITS.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </SelectField>
      </div>
      <TextField
        label={t('usage.repositories')}
        hint={t('quota.emptyHint')}
        error={wrongIf('repositories')}
        name="repositories"
        inputMode="numeric"
        autoComplete="off"
        defaultValue={usage.maxRepositories === null ? '' : String(usage.maxRepositories)}
      />
    </div>
  );
}
