import { useState } from 'react';
import { useLocale, useT } from '../../../lib/i18n';
import { Button } from '../../../ui/button';
import { formatValue, type Series, stepsOf } from '../model/curve';

const ROWS = 200;

/** The values of the curves for those who read rather than look. Made once it is opened. */
export function CurveTable({ series }: { series: readonly Series[] }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <details className="text-sm" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="inline-block py-1 text-link">{t('job.asTable')}</summary>
      {open ? <Rows series={series} /> : null}
    </details>
  );
}

function Rows({ series }: { series: readonly Series[] }) {
  const t = useT();
  const locale = useLocale();
  const [shown, setShown] = useState(ROWS);
  const steps = stepsOf(series);
  const values = series.map(({ points }) => new Map(points.map(({ x, y }) => [x, y])));
  return (
    <>
      <div className="max-h-80 overflow-auto rounded-control border border-line" tabIndex={0} role="region" aria-label={t('job.asTable')}>
        <table className="w-full text-right text-xs tabular-nums">
          <thead className="sticky top-0 bg-sunken">
            <tr>
              <th scope="col" className="px-3 py-1.5 text-left font-medium">
                {t('job.steps')}
              </th>
              {series.map(({ name }) => (
                <th key={name} scope="col" className="px-3 py-1.5 font-medium">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {steps.slice(0, shown).map((step) => (
              <tr key={step} className="border-t border-line">
                <th scope="row" className="px-3 py-1 text-left font-normal">
                  {step}
                </th>
                {values.map((value, index) => {
                  const y = value.get(step);
                  return (
                    <td key={index} className="px-3 py-1">
                      {y === undefined ? '' : formatValue(y, locale)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown < steps.length ? (
        <Button className="mt-2" onClick={() => setShown(shown + ROWS * 5)}>
          {t('job.moreRows', { count: steps.length - shown })}
        </Button>
      ) : null}
    </>
  );
}
