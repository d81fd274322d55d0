import { commitAddress, repositoryAddress, treeAddress } from '../../../lib/addresses';
import type { Kinship, Making, RepositorySummary } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Badge } from '../../../ui/badge';
import { Icon } from '../../../ui/icon';
import { AppLink } from '../../../ui/link';
import { Moment } from '../../../ui/moment';

interface Props {
  type: 'model' | 'dataset';
  /** Null: it is gone. */
  name: string | null;
  repository: RepositorySummary | null;
  /** What the job that made it committed, and from which commit. */
  making: Making | null;
  /** What the two have in common, where the hub has found something. */
  measured?: Kinship | null;
  /** Whose commit `making.commitOid` is. */
  child: Pick<RepositorySummary, 'type' | 'namespace' | 'name'>;
  /** How they are related. */
  label?: string | undefined;
}

/** One repository of a tree, and whether that is a claim or a fact. */
export function OriginLine({ type, name, repository, making, measured = null, child, label }: Props) {
  const t = useT();
  return (
    <div className="min-w-0">
      {label === undefined ? null : <p className="text-xs text-muted">{label}</p>}
      <div className="flex min-w-0 items-center justify-between gap-2">
        <span className="flex min-w-0 items-center gap-1.5">
          <Icon name={type} className="size-3.5 text-muted" />
          <Name type={type} name={name} repository={repository} />
        </span>
        <Badges making={making} measured={measured} />
      </div>
      {making === null ? null : <MadeHere making={making} origin={repository} child={child} />}
      {repository === null && name !== null ? <p className="text-xs text-muted">{t('lineage.elsewhere')}</p> : null}
    </div>
  );
}

function Name({ type, name, repository }: Pick<Props, 'type' | 'name' | 'repository'>) {
  const t = useT();
  if (repository === null)
    return <span className={name === null ? 'text-muted italic' : 'wrap-anywhere'}>{name ?? t(`lineage.gone.${type}`)}</span>;
  return (
    <AppLink href={repositoryAddress(repository)} className="min-w-0 wrap-anywhere text-link hover:underline">
      {repository.id}
    </AppLink>
  );
}

/** Whether it is a claim or a fact, and what the contents say. */
export function Badges({ making, measured }: { making: Making | null; measured: Kinship | null }) {
  const t = useT();
  return (
    <span className="flex shrink-0 flex-wrap justify-end gap-1">
      <SourceBadge making={making} />
      {measured === null ? null : <MeasuredBadge title={t('lineage.shares', { percent: measured.percent })} />}
    </span>
  );
}

export function MeasuredBadge({ title }: { title?: string }) {
  const t = useT();
  return (
    <Badge tone="accent" className="shrink-0">
      <Icon name="check" className="size-3" />
      {t('lineage.measured')}
      {title === undefined ? null : `: ${title}`}
    </Badge>
  );
}

function SourceBadge({ making }: { making: Making | null }) {
  const t = useT();
  return (
    <Badge tone={making === null ? 'plain' : 'accent'} className="shrink-0">
      {making === null ? null : <Icon name="check" className="size-3" />}
      {t(making === null ? 'lineage.claimed' : 'lineage.madeHere')}
    </Badge>
  );
}

/** Which commit became which; by which job, for those whose it is. */
function MadeHere({ making, origin, child }: { making: Making; origin: RepositorySummary | null; child: Props['child'] }) {
  const t = useT();
  const { originCommitOid, commitOid, job, at } = making;
  return (
    <p className="text-xs text-muted">
      <Oid oid={originCommitOid} href={origin && treeAddress(origin, originCommitOid)} words={t('lineage.usedCommit')} />
      {' → '}
      <Oid oid={commitOid} href={commitAddress(child, commitOid)} words={t('lineage.madeCommit')} />
      {' · '}
      {job === null ? (
        <Moment at={at} />
      ) : (
        <AppLink href={`/jobs/${encodeURIComponent(job.key)}`} className="text-link hover:underline">
          {t('lineage.job')}
        </AppLink>
      )}
      {making.isUnchanged === false ? <span className="block text-warn-ink">{t('lineage.changed')}</span> : null}
    </p>
  );
}

function Oid({ oid, href, words }: { oid: string; href: string | null; words: string }) {
  const short = <code className="font-mono">{oid.slice(0, 8)}</code>;
  if (href === null) return short;
  return (
    <AppLink href={href} title={words} aria-label={`${words}: ${oid.slice(0, 8)}`} className="text-link hover:underline">
      {short}
    </AppLink>
  );
}
