import type { OwnAccount } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { SelectField } from '../../../ui/field';
import { Panel } from '../../../ui/page';
import { useToast } from '../../../ui/toast';
import { useSetLocale } from '../api/email';

export function MailLanguage({ account }: { account: OwnAccount }) {
  const t = useT();
  const { say } = useToast();
  const set = useSetLocale();
  const choose = (locale: string) =>
    set.mutate(locale, { onSuccess: () => say(t('mailLanguage.saved')), onError: (error) => say(problemText(error, t), 'danger') });
  return (
    <Panel title={t('mailLanguage.title')}>
      <div className="max-w-64">
        <SelectField label={t('mailLanguage.label')} value={account.locale} onChange={(event) => choose(event.target.value)}>
          <option value="en" lang="en">
            English
          </option>
          <option value="zh-CN" lang="zh-CN">
            简体中文
          </option>
        </SelectField>
      </div>
    </Panel>
  );
}
