import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { BillingRules } from '../../../lib/api-types';
import { formTexts } from '../../../lib/form-text';
import { useT } from '../../../lib/i18n';
import { parsePercent } from '../../../lib/percent';
import { problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { TextAreaField, TextField } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { Panel } from '../../../ui/page';
import { QueryView } from '../../../ui/query-view';
import { SkeletonRows } from '../../../ui/skeleton';
import { useToast } from '../../../ui/toast';
import { billingRulesQuery, useChangeBillingRules } from '../api/admin-plans';

/** Tax, grace, and who stands on invoices as the seller. */
export function BillingRulesPanel() {
  const t = useT();
  const rules = useQuery(billingRulesQuery);
  // Here and not in the form, which begins anew when the rules have changed.
  const { say } = useToast();
  const change = useChangeBillingRules();
  const save = (wish: BillingRules) => change.mutate(wish, { onSuccess: () => say(t('settings.saved')) });
  return (
    <Panel title={t('billing.title')}>
      <QueryView query={rules} waiting={<SkeletonRows count={4} className="h-9" />}>
        {(data) => <RulesForm key={JSON.stringify(data)} rules={data} onSave={save} error={change.error} pending={change.isPending} />}
      </QueryView>
    </Panel>
  );
}

interface FormProps {
  rules: BillingRules;
  onSave: (wish: BillingRules) => void;
  error: unknown;
  pending: boolean;
}

function RulesForm({ rules, onSave, error, pending }: FormProps) {
  const t = useT();
  const [wrong, setWrong] = useState<readonly ('tax' | 'grace')[]>([]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const text = formTexts(event);
    const [taxBasisPoints, graceDays] = [parsePercent(text('tax')), Number(text('grace'))];
    const isGrace = /^\d{1,2}$/.test(text('grace').trim()) && graceDays <= 60;
    setWrong([...(taxBasisPoints === null ? (['tax'] as const) : []), ...(isGrace ? [] : (['grace'] as const))]);
    if (taxBasisPoints === null || !isGrace) return;
    const seller = {
      sellerName: text('sellerName').trim(),
      sellerAddress: text('sellerAddress').trim(),
      sellerTaxId: text('sellerTaxId').trim(),
    };
    onSave({ taxBasisPoints, graceDays, timeZone: text('timeZone').trim(), ...seller });
  };
  const wrongIf = (field: 'tax' | 'grace') => (wrong.includes(field) ? t('book.ruleWrong') : undefined);
  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      {error ? <Notice tone="danger">{problemText(error, t)}</Notice> : null}
      <p className="text-sm text-muted">{t('billing.text')}</p>
      <div className="grid items-start gap-3 sm:grid-cols-3">
        <TextField
          label={t('billing.tax')}
          error={wrongIf('tax')}
          name="tax"
          defaultValue={String(rules.taxBasisPoints / 100)}
          inputMode="decimal"
        />
        <TextField
          label={t('billing.grace')}
          error={wrongIf('grace')}
          name="grace"
          defaultValue={String(rules.graceDays)}
          inputMode="numeric"
        />
        <TextField label={t('billing.timeZone')} hint="Asia/Shanghai" name="timeZone" defaultValue={rules.timeZone} maxLength={64} />
      </div>
      <div className="grid items-start gap-3 sm:grid-cols-2">
        <TextField label={t('billing.sellerName')} name="sellerName" defaultValue={rules.sellerName} maxLength={200} />
        <TextField label={t('billing.sellerTaxId')} name="sellerTaxId" defaultValue={rules.sellerTaxId} maxLength={100} />
      </div>
      <TextAreaField label={t('billing.sellerAddress')} name="sellerAddress" defaultValue={rules.sellerAddress} maxLength={1000} />
      <div className="flex justify-end">
        <Button type="submit" tone="primary" disabled={pending}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
