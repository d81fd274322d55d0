import type { SaleLine } from '../../../lib/api-types';
import { useLocale, useT } from '../../../lib/i18n';
import { formatDecimal } from '../../../lib/money-text';
import { useMoney } from '../../../lib/use-money';
import { partOf, readExact } from '../model/exact';
import { formatPercent } from '../model/percent';

interface Props {
  caption: string;
  amountMinor: string;
  currency: string;
  lines: readonly SaleLine[];
  /** Whether something may have been given back. */
  withReversed?: boolean;
}

/** Who gets what of an amount: each line with its exact share and what rounding did to it, and the sum, which is the amount. */
export function SplitTable({ caption, amountMinor, currency, lines, withReversed = false }: Props) {
  const t = useT();
  const money = useMoney();
  const sum = (of: (line: SaleLine) => string) => String(lines.reduce((all, line) => all + BigInt(of(line)), 0n));
  const reversed = sum((line) => line.reversedMinor);
  const shows = withReversed && reversed !== '0';
  return (
    <table className="w-full text-sm">
      <caption className="sr-only">{caption}</caption>
      <thead className="text-left text-xs text-muted">
        <tr className="border-b border-line">
          <th scope="col" className="py-1.5 pe-3 font-normal">
            {t('split.who')}
          </th>
          {shows ? <Head>{t('split.reversed')}</Head> : null}
          <Head>{t('split.amount')}</Head>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => (
          <Line key={index} line={line} amountMinor={amountMinor} currency={currency} shows={shows} />
        ))}
      </tbody>
      <tfoot>
        <tr className="font-semibold">
          <th scope="row" className="py-2 pe-3 text-left">
            {t('split.sum')}
          </th>
          {shows ? <Amount>{money(reversed, currency)}</Amount> : null}
          <Amount>
            {money(
              sum((line) => line.amountMinor),
              currency,
            )}
          </Amount>
        </tr>
      </tfoot>
    </table>
  );
}

function Line({ line, amountMinor, currency, shows }: { line: SaleLine; amountMinor: string; currency: string; shows: boolean }) {
  const t = useT();
  const money = useMoney();
  const locale = useLocale();
  const percent = formatPercent(partOf(line.exact, amountMinor), locale);
  const { decimal, fraction, isWhole } = readExact(line.exact, currency);
  const exact = decimal === null ? t('split.fraction', { fraction }) : formatDecimal(decimal, currency, locale);
  const rounding = isWhole ? 'none' : line.remainderMinor === '0' ? 'down' : 'up';
  return (
    <tr className="border-b border-line align-top">
      <th scope="row" className="py-2 pe-3 text-left font-normal">
        <Who line={line} />
        <span className="block text-xs text-muted">
          {t('split.exactly', { percent, exact })} · {t(`split.rounding.${rounding}`)}
        </span>
      </th>
      {shows ? <Amount>{money(line.reversedMinor, currency)}</Amount> : null}
      <Amount>{money(line.amountMinor, currency)}</Amount>
    </tr>
  );
}

function Who({ line: { kind, repository, payee } }: { line: SaleLine }) {
  const t = useT();
  if (kind === 'compute') return <span className="block">{t('split.hubsRunner', { runner: repository ?? '' })}</span>;
  if (kind !== 'share') return <span className="block">{t(kind === 'tax' ? 'split.tax' : 'split.hub')}</span>;
  const isOther = payee !== null && repository !== payee && !repository?.startsWith(`${payee}/`);
  return (
    <span className="block break-words" data-by-user="">
      {repository}
      {isOther ? <span className="text-muted"> · {payee}</span> : null}
    </span>
  );
}

function Head({ children }: { children: string }) {
  return (
    <th scope="col" className="py-1.5 ps-3 text-right font-normal whitespace-nowrap">
      {children}
    </th>
  );
}

function Amount({ children }: { children: string }) {
  return <td className="py-2 ps-3 text-right whitespace-nowrap tabular-nums">{children}</td>;
}
