import { useState, type FormEvent } from 'react';
import type { ReportReason } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { SelectField, TextAreaField } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { useToast } from '../../../ui/toast';
import { useReport } from '../api/reports';

export const REASONS: readonly ReportReason[] = ['spam', 'abuse', 'malware', 'illegal', 'licence', 'privacy', 'other'];

interface Props {
  name: string;
  /** Of what is reported, below /hub/v1, and which part of it. */
  path: string;
  what?: object;
  onClose: () => void;
}

export function ReportDialog({ name, path, what = {}, onClose }: Props) {
  const t = useT();
  const { say } = useToast();
  const [isEmpty, setIsEmpty] = useState(false);
  const report = useReport(path, what);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const words = String(form.get('words')).trim();
    setIsEmpty(words === '');
    if (words === '') return;
    const told = () => (say(t('report.thanks')), onClose());
    report.mutate({ reason: String(form.get('reason')) as ReportReason, words }, { onSuccess: told });
  };
  return (
    <Dialog open onOpenChange={onClose} title={t('report.title', { name })} description={t('report.text')}>
      <form onSubmit={submit} className="space-y-4">
        {report.isError ? <Notice tone="danger">{problemText(report.error, t)}</Notice> : null}
        <SelectField label={t('report.why')} name="reason" defaultValue="spam">
          {REASONS.map((reason) => (
            <option key={reason} value={reason}>
              {t(`report.reason.${reason}`)}
            </option>
          ))}
        </SelectField>
        <TextAreaField label={t('report.words')} name="words" maxLength={2000} error={isEmpty ? t('report.wordsMissing') : undefined} />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" tone="primary" disabled={report.isPending}>
            {t('report.send')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
