import type { RepoType } from '@modelgrove/shared';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { PathBar } from '../features/files/components/path-bar';
import { RevisionPicker } from '../features/files/components/revision-picker';
import { repositoryQuery } from '../features/repositories/api/detail';
import type { RepositoryKey } from '../lib/addresses';
import type { RepositoryDetail } from '../lib/api-types';
import { rawTailOf, splitRevisionPath, type TailKind } from '../lib/revision-path';
import { useTitle } from '../lib/use-title';
import { useRepositoryKey } from './params';
import { useReadableKey } from './use-readable-key';

export interface Place {
  repository: RepositoryKey;
  revision: string;
  path: string;
  detail: RepositoryDetail;
  /** The visitor may commit to this revision: it is a branch, and they may write. */
  mayWrite: boolean;
  /** They may propose a change of it: it is a branch, and they may read. */
  mayPropose: boolean;
}

interface Props {
  type: RepoType;
  kind: TailKind;
  addressOf: (key: RepositoryKey, revision: string, path: string) => string;
  /** What can be done here; stands beside the path. */
  actions?: (place: Place) => ReactNode;
  children: (place: Place) => ReactNode;
}

/** A page at …/tree/…, …/blob/…, …/commits/…: the branches and tags of the repository decide where the revision ends and the path begins. */
export function RevisionPage(props: Props) {
  const { data } = useQuery(repositoryQuery(useRepositoryKey(props.type)));
  const { publicHref } = useLocation();
  const tail = rawTailOf(publicHref, props.kind);
  // While a visitor leaves, the address is that of the next page already.
  return data === undefined || tail === null ? null : <KnownRevisionPage {...props} detail={data} tail={tail} />;
}

function KnownRevisionPage({ addressOf, actions, children, detail, tail }: Props & { detail: RepositoryDetail; tail: string }) {
  const repository = useReadableKey(detail);
  const { revision, path } = splitRevisionPath(tail, [...detail.branches, ...detail.tagsList]);
  useTitle(`${path === '' ? revision : path} · ${repository.namespace}/${repository.name}`);
  const mayWrite = detail.allowed.includes('write') && detail.branches.includes(revision);
  const mayPropose = detail.allowed.includes('contribute') && detail.branches.includes(revision) && !detail.discussionsDisabled;
  const place = { repository, revision, path, detail, mayWrite, mayPropose };
  const picker = (
    <RevisionPicker
      revision={revision}
      branches={detail.branches}
      tags={detail.tagsList}
      addressOf={(name) => addressOf(repository, name, path)}
    />
  );
  return (
    <>
      <PathBar repository={repository} revision={revision} path={path} picker={picker} actions={actions?.(place)} />
      {children(place)}
    </>
  );
}
