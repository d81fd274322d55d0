import { useState } from 'react';
import type { ListedTensor } from '../../../lib/api-types';
import { formatBytes } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { rowsInView } from '../model/rows-in-view';

const ROW_HEIGHT = 32;
const VIEW_HEIGHT = 560;

/** Only rows near what is looked at are in the page: a file has tens of thousands at worst. */
export function TensorTable({ tensors, withHashes }: { tensors: readonly ListedTensor[]; withHashes: boolean }) {
  const t = useT();
  const locale = useLocale();
  const [top, setTop] = useState(0);
  const number = new Intl.NumberFormat(locale);
  const { start, end } = rowsInView({ top, height: VIEW_HEIGHT, rowHeight: ROW_HEIGHT, count: tensors.length });
  return (
    <div
      tabIndex={0}
      role="group"
      aria-label={t('tensors.list')}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
      style={{ maxHeight: VIEW_HEIGHT }}
      className="overflow-auto -outline-offset-2"
    >
      <table aria-rowcount={tensors.length + 1} className="w-full min-w-max text-left text-sm">
        <thead className="sticky top-0 z-10 bg-sunken">
          <tr aria-rowindex={1} style={{ height: ROW_HEIGHT }}>
            <Head text={t('tensors.name')} />
            <Head text={t('tensors.dtype')} />
            <Head text={t('tensors.shape')} />
            <Head text={t('tensors.count')} isNumber />
            <Head text={t('tensors.size')} isNumber />
            {withHashes ? <Head text={t('tensors.hash')} /> : null}
          </tr>
        </thead>
        <tbody>
          <Space height={start * ROW_HEIGHT} />
          {tensors.slice(start, end).map(({ name, dtype, shape, parameters, sizeBytes, hash }, at) => (
            <tr key={name} aria-rowindex={start + at + 2} style={{ height: ROW_HEIGHT }} className="border-b border-line whitespace-nowrap">
              <th scope="row" data-by-user title={name} className="max-w-[36rem] truncate px-4 font-mono text-xs font-normal">
                {name}
              </th>
              <td className="px-4 font-mono text-xs">{dtype}</td>
              <td className="px-4 font-mono text-xs">[{shape.join(', ')}]</td>
              <td className="px-4 text-right tabular-nums">{number.format(parameters)}</td>
              <td className="px-4 text-right tabular-nums">{sizeBytes === null ? t('tensors.unknown') : formatBytes(sizeBytes, locale)}</td>
              {withHashes ? <td className="px-4 font-mono text-xs">{hash}</td> : null}
            </tr>
          ))}
          <Space height={(tensors.length - end) * ROW_HEIGHT} />
        </tbody>
      </table>
    </div>
  );
}

function Head({ text, isNumber = false }: { text: string; isNumber?: boolean }) {
  return (
    <th scope="col" className={isNumber ? 'px-4 text-right font-medium' : 'px-4 font-medium'}>
      {text}
    </th>
  );
}

function Space({ height }: { height: number }) {
  return height === 0 ? null : <tr aria-hidden="true" style={{ height }} />;
}
