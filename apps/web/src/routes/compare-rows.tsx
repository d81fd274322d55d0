// The rows of models beside each other: what each says, as it is shown and as it is told apart.
import type { ReactNode } from 'react';
import { metricTitle } from '../features/jobs/model/metric-words';
import { formatValue } from '../features/jobs/model/curve';
import type { VersusRow } from '../features/fitting/components/versus-table';
import { VersusFit } from '../features/fitting/components/versus-fit';
import { cardFigures, cardLanguages } from '../features/fitting/model/figures';
import { FacetLabel } from '../features/repositories/components/facet-label';
import { TaskLabel } from '../features/repositories/components/task-label';
import { repositoryAddress } from '../lib/addresses';
import type { RepositoryDetail } from '../lib/api-types';
import { formatBytes, formatParameters } from '../lib/formats';
import { type MessageId, type Translate, useLocale, useT } from '../lib/i18n';
import { formatMoney } from '../lib/money-text';
import { AppLink } from '../ui/link';
import { Moment } from '../ui/moment';
import type { ComparedModel } from './compared-models';

const JOB = 'job:';
const CARD = 'card:';

/** What a model says in a row: null where nothing is known. `text` tells it apart from others. */
type Cell = { text: string; shown: ReactNode } | null;

export function useCompareRows(models: readonly ComparedModel[]): VersusRow[] {
  const t = useT();
  const locale = useLocale();
  const rows = FACTS.map(([title, read]) =>
    rowOf(
      title,
      t(title),
      models.map((model) => (model.detail === null ? null : read(model.detail, model, { t, locale }))),
    ),
  );
  const gone: VersusRow[] = models.some(({ detail }) => detail === null)
    ? [{ key: 'gone', title: '', cells: models.map(({ detail }) => (detail === null ? t('versus.gone') : '')), differs: false }]
    : [];
  const fit: VersusRow = {
    key: 'fit',
    title: t('versus.hardware'),
    cells: models.map(({ detail, id }, index) => (detail === null ? null : <VersusFit key={id} model={detail} isFirst={index === 0} />)),
    differs: false,
  };
  return [...gone, ...rows.slice(0, FIT_AFTER), fit, ...rows.slice(FIT_AFTER), ...figureRows(models, t, locale)];
}

export function isFigure({ key }: VersusRow): boolean {
  return key.startsWith(JOB) || key.startsWith(CARD);
}

function rowOf(key: string, title: ReactNode, cells: readonly Cell[]): VersusRow {
  const texts = new Set(cells.map((cell) => cell?.text ?? ''));
  return { key, title, cells: cells.map((cell) => cell?.shown ?? null), differs: texts.size > 1 };
}

const said = (text: string | null | undefined, shown: ReactNode = text): Cell => (text ? { text, shown } : null);

type Read = (detail: RepositoryDetail, model: ComparedModel, words: { t: Translate; locale: string }) => Cell;

/** The row of hardware stands behind so many. */
const FIT_AFTER = 4;
const FACTS: readonly [MessageId, Read][] = [
  ['versus.task', ({ pipelineTag }) => said(pipelineTag, pipelineTag && <TaskLabel tag={pipelineTag} />)],
  ['versus.parameters', ({ parameters }) => said(parameters === null ? null : formatParameters(parameters))],
  [
    'versus.dtypes',
    ({ fileFacts }) => said([...(fileFacts?.dtypes.map(({ dtype }) => dtype) ?? []), ...(fileFacts?.quantizations ?? [])].join(', ')),
  ],
  ['versus.weights', weightsOf],
  ['versus.files', ({ fileFacts }, _model, { locale }) => said(fileFacts?.filesBytes ? formatBytes(fileFacts.filesBytes, locale) : null)],
  [
    'versus.context',
    ({ fileFacts }, _model, { locale }) =>
      said(fileFacts?.contextLength ? new Intl.NumberFormat(locale).format(fileFacts.contextLength) : null),
  ],
  ['versus.architecture', ({ fileFacts }) => said(fileFacts?.architecture)],
  ['versus.license', ({ license }) => said(license)],
  ['versus.languages', (_detail, { frontMatter }) => languagesOf(cardLanguages(frontMatter))],
  ['versus.base', (_detail, { lineage }) => basesOf(lineage)],
  ['versus.origin', (_detail, { lineage }, { t }) => originOf(lineage, t)],
  ['versus.downloads', ({ downloads }, _model, { locale }) => said(new Intl.NumberFormat(locale).format(downloads))],
  ['versus.likes', ({ likes }, _model, { locale }) => said(new Intl.NumberFormat(locale).format(likes))],
  ['versus.updated', ({ lastModifiedAt }) => said(lastModifiedAt, <Moment at={lastModifiedAt} />)],
  ['versus.price', (detail, { offer }, { t, locale }) => said(priceOf(detail, offer, t, locale))],
];

/** Of files that are one of several the range of their sizes. */
function weightsOf({ fileFacts }: RepositoryDetail, _model: ComparedModel, { locale }: { locale: string }): Cell {
  const sizes = (fileFacts?.weights ?? []).map(({ sizeBytes }) => sizeBytes).toSorted((a, b) => a - b);
  const ends = [...new Set([sizes[0], sizes.at(-1)])].filter((size) => size !== undefined);
  return said(ends.map((size) => formatBytes(size, locale)).join(' – '));
}

function languagesOf(languages: readonly string[]): Cell {
  const shown = languages.map((language, index) => (
    <span key={language}>
      {index === 0 ? null : ', '}
      <FacetLabel kind="language" value={language} />
    </span>
  ));
  return said(languages.toSorted().join(','), shown);
}

function basesOf(lineage: ComparedModel['lineage']): Cell {
  const bases = (lineage?.ancestors ?? []).filter(({ depth, name }) => depth === 1 && name !== null);
  const shown = bases.map(({ name, repository }) => (
    <span key={name} className="block" data-by-user="">
      {repository === null ? (
        name
      ) : (
        <AppLink href={repositoryAddress(repository)} className="text-link hover:underline">
          {name}
        </AppLink>
      )}
    </span>
  ));
  return said(bases.map(({ name }) => name).join(','), shown);
}

function originOf(lineage: ComparedModel['lineage'], t: Translate): Cell {
  const sources = (lineage?.ancestors ?? []).filter(({ depth }) => depth === 1).map(({ source }) => source);
  if (sources.length === 0) return null;
  return said(t(sources.includes('made-here') ? 'versus.madeHere' : 'versus.claimed'));
}

function priceOf({ isSold }: RepositoryDetail, state: ComparedModel['offer'], t: Translate, locale: string): string {
  if (!isSold) return t('versus.free');
  const offer = state?.offer;
  if (!offer) return t(state?.isForSubscribers ? 'price.subscribers' : 'versus.sold');
  const amount = offer.kind === 'use' ? '' : formatMoney(offer.priceMinor, offer.currency, locale);
  return offer.kind === 'once' ? amount : t(`price.is.${offer.kind}`, { price: amount });
}

/** Of jobs of this hub first, then of cards: a row for each figure that any of the models has. */
function figureRows(models: readonly ComparedModel[], t: Translate, locale: string): VersusRow[] {
  const byJob = models.map(({ report }) => new Map(report?.metrics.map((metric) => [metric.name, metric])));
  const byCard = models.map(({ frontMatter }) => new Map(cardFigures(frontMatter).map(({ name, value }) => [name, value])));
  const number = (value: number) => formatValue(value, locale);
  const measured = namesOf(byJob).map((name) => {
    const cells = byJob.map((metrics) => {
      const metric = metrics.get(name);
      return metric ? said(t('versus.beforeAfter', { before: number(metric.base.value), after: number(metric.result.value) })) : null;
    });
    return rowOf(JOB + name, <Titled title={metricTitle(name, t)} source={t('versus.byJob')} />, cells);
  });
  const claimed = namesOf(byCard).map((name) => {
    const cells = byCard.map((figures) => {
      const value = figures.get(name);
      return value === undefined ? null : said(typeof value === 'number' ? number(value) : value);
    });
    return rowOf(CARD + name, <Titled title={<span data-by-user="">{name}</span>} source={t('versus.byCard')} />, cells);
  });
  return [...measured, ...claimed];
}

function namesOf(columns: readonly ReadonlyMap<string, unknown>[]): string[] {
  return [...new Set(columns.flatMap((column) => [...column.keys()]))];
}

function Titled({ title, source }: { title: ReactNode; source: string }) {
  return (
    <>
      <span className="text-ink">{title}</span>
      <span className="block text-xs">{source}</span>
    </>
  );
}
