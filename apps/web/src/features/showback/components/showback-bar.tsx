import type { ReactNode } from 'react';
import type { ShowbackMonth } from '../../../lib/api-types';
import { formatMoment } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { monthName } from '../../../lib/month-name';
import { useGo } from '../../../lib/use-go';
import { buttonClass } from '../../../ui/button';
import { Icon } from '../../../ui/icon';
import { monthsBetween } from '../model/months';

const SELECT = 'h-9 rounded-control border border-line-strong bg-surface px-2 max-sm:grow';

interface Props {
  month: ShowbackMonth;
  /** Where the same is a table for spreadsheets; null: nowhere. */
  table: string | null;
  hrefOf: (month: string) => string;
  children?: ReactNode;
}

/** Which month is shown, until when it is counted, and the same to take along. */
export function ShowbackBar({ month, table, hrefOf, children }: Props) {
  const t = useT();
  const locale = useLocale();
  const go = useGo();
  const { firstMonth, lastMonth, countedUntil, daysCounted } = month;
  return (
    <>
      <div className="mb-2 flex flex-wrap items-center gap-2">
        <select
          aria-label={t('showback.month')}
          value={month.month}
          onChange={(event) => go(hrefOf(event.target.value))}
          className={SELECT}
        >
          {monthsBetween(firstMonth, lastMonth).map((name) => (
            <option key={name} value={name}>
              {monthName(name, locale, 'long')}
            </option>
          ))}
        </select>
        {children}
        {table === null ? null : (
          <a href={table} download className={buttonClass('plain', 'ml-auto')}>
            <Icon name="download" />
            {t('showback.csv')}
          </a>
        )}
      </div>
      <p className="mb-4 text-xs text-muted">{t('showback.until', { moment: formatMoment(countedUntil, locale), days: daysCounted })}</p>
    </>
  );
}

interface ChoiceProps {
  value: string;
  hrefOf: (kind: string) => string;
}

/** Everybody, or only organizations or people. */
export function KindChoice({ value, hrefOf }: ChoiceProps) {
  const t = useT();
  const go = useGo();
  return (
    <select aria-label={t('showback.kind')} value={value} onChange={(event) => go(hrefOf(event.target.value))} className={SELECT}>
      <option value="">{t('showback.everybody')}</option>
      {(['organization', 'user'] as const).map((kind) => (
        <option key={kind} value={kind}>
          {t(`showback.kinds.${kind}`)}
        </option>
      ))}
    </select>
  );
}
