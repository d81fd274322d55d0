import { useState } from 'react';
import type { TensorList, WeightsMetadataEntry } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Button } from '../../../ui/button';

/** Longer values show their beginning until somebody wants more. */
const SHORT = 200;

/** What a file of weights says of itself: `__metadata__`, or keys of GGUF. */
export function WeightsMetadata({ list: { metadata, metadataCount } }: { list: TensorList }) {
  const t = useT();
  if (metadataCount === 0) return null;
  return (
    <section aria-labelledby="weights-metadata" className="border-t border-line">
      <h2 id="weights-metadata" className="border-b border-line bg-sunken px-4 py-2 text-sm font-medium">
        {t('tensors.metadata', { count: metadataCount })}
      </h2>
      <dl className="divide-y divide-line text-xs">
        {metadata.map((entry) => (
          <Entry key={entry.key} entry={entry} />
        ))}
      </dl>
      {metadata.length < metadataCount ? (
        <p className="border-t border-line px-4 py-2 text-sm text-muted">{t('tensors.metadataCut', { count: metadata.length })}</p>
      ) : null}
    </section>
  );
}

function Entry({ entry: { key, type, value, length, isCut } }: { entry: WeightsMetadataEntry }) {
  const t = useT();
  const [isOpen, setIsOpen] = useState(false);
  const isLong = value.length > SHORT;
  const text = isLong && !isOpen ? value.slice(0, SHORT) : value;
  const hasMore = isCut || (isLong && !isOpen);
  return (
    <div className="grid gap-x-4 gap-y-1 px-4 py-1.5 sm:grid-cols-[minmax(12rem,2fr)_minmax(6rem,1fr)_5fr]">
      <dt data-by-user className="min-w-0 font-mono wrap-anywhere">
        {key}
      </dt>
      <dd className="text-muted">
        <span lang="en" data-by-user>
          {type}
        </span>
        {length === null ? null : <span className="block">{t('tensors.elements', { count: length })}</span>}
      </dd>
      <dd className="min-w-0">
        <span data-by-user className="font-mono wrap-anywhere whitespace-pre-wrap">
          {text}
          {hasMore ? '…' : ''}
        </span>
        {isLong ? (
          <span className="mt-1 block">
            <Button className="h-7" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
              {t(isOpen ? 'tensors.less' : 'tensors.more')}
            </Button>
          </span>
        ) : null}
        {isOpen && isCut ? <span className="mt-1 block text-muted">{t('tensors.valueCut')}</span> : null}
      </dd>
    </div>
  );
}
