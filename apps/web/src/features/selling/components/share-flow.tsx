import { amountText, type Currency } from '@modelgrove/shared';
import { useQuery } from '@tanstack/react-query';
import { repositoryAddress, repositoryResource, type RepositoryKey } from '../../../lib/addresses';
import type { SplitPreview } from '../../../lib/api-types';
import { useLocale, useT } from '../../../lib/i18n';
import { useMoney } from '../../../lib/use-money';
import { Icon } from '../../../ui/icon';
import { AppLink } from '../../../ui/link';
import { offerQuery, previewQuery } from '../api/offers';
import { formatPoints } from '../model/percent';

/** Deeper than that nobody reads; money flows on all the same. */
const DEEPEST = 8;
/** While there is none. */
const EXAMPLE_PRICE = '100';

type Edge = SplitPreview['edges'][number];

/** The tree of what is agreed, at any depth, with what each gets of a sale at today's price. */
export function ShareFlow({ repository }: { repository: RepositoryKey }) {
  const t = useT();
  const money = useMoney();
  const { data: state } = useQuery(offerQuery(repository));
  const offer = state?.offer;
  const price = offer ? amountText(BigInt(offer.priceMinor), offer.currency as Currency) : EXAMPLE_PRICE;
  const { data } = useQuery({ ...previewQuery(repositoryResource(repository), price), enabled: state !== undefined });
  if (data === undefined || data.edges.length === 0) return null;
  const root = `${repository.namespace}/${repository.name}`;
  const gains = new Map(data.lines.map(({ repository: name, amountMinor }) => [name, money(amountMinor, data.currency)]));
  return (
    <section aria-label={t('shares.flow')}>
      <h3 className="mb-1 text-sm font-medium">{t('shares.flowOf', { price: money(data.amountMinor, data.currency) })}</h3>
      <p className="text-sm">
        <span data-by-user="">{root}</span> <span className="text-muted tabular-nums">{gains.get(root)}</span>
      </p>
      <Branch from={root} edges={data.edges} gains={gains} depth={1} />
    </section>
  );
}

interface BranchProps {
  from: string;
  edges: readonly Edge[];
  gains: ReadonlyMap<string | null, string>;
  depth: number;
}

function Branch({ from, edges, gains, depth }: BranchProps) {
  const t = useT();
  const locale = useLocale();
  const below = edges.filter((edge) => edge.from === from);
  if (below.length === 0 || depth > DEEPEST) return null;
  return (
    <ul className="ms-2 border-s border-line ps-3 text-sm">
      {below.map(({ to, type, basisPoints }) => {
        const [namespace = '', name = ''] = to.split('/');
        return (
          <li key={to} className="pt-1">
            <span className="flex flex-wrap items-center gap-x-2">
              <Icon name={type} className="size-3.5 text-muted" />
              <AppLink
                href={repositoryAddress({ type, namespace, name })}
                className="min-w-0 break-words text-link hover:underline"
                data-by-user=""
              >
                {to}
              </AppLink>
              <span className="text-muted tabular-nums">
                {t('shares.flowPart', { percent: formatPoints(basisPoints, locale), amount: gains.get(to) ?? '' })}
              </span>
            </span>
            <Branch from={to} edges={edges} gains={gains} depth={depth + 1} />
          </li>
        );
      })}
    </ul>
  );
}
