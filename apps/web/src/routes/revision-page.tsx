import type { RepoType } from '@modelgrove/shared';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { PathBar } from '../features/files/components/path-bar';
import { RevisionPicker } from '../features/files/components/revision-picker';
import { repositoryQuery } from '../features/repositories/api/detail';
import type { RepositoryKey } from '../lib/addresses';
import { rawTailOf, splitRevisionPath } from '../lib/revision-path';
import { useTitle } from '../lib/use-title';
import { useRepositoryKey } from './params';

interface Place {
  repository: RepositoryKey;
  revision: string;
  path: string;
}

interface Props {
  type: RepoType;
  kind: 'tree' | 'blob';
  addressOf: (key: RepositoryKey, revision: string, path: string) => string;
  children: (place: Place) => ReactNode;
}

/** A page at …/tree/… or …/blob/…: the branches and tags of the repository decide where the revision ends and the path begins. */
export function RevisionPage({ type, kind, addressOf, children }: Props) {
  const repository = useRepositoryKey(type);
  const { data } = useQuery(repositoryQuery(repository));
  const { publicHref } = useLocation();
  const refs = data === undefined ? [] : [...data.branches, ...data.tagsList];
  const { revision, path } = splitRevisionPath(rawTailOf(publicHref, kind), refs);
  useTitle(`${path === '' ? revision : path} · ${repository.namespace}/${repository.name}`);
  if (data === undefined) return null;
  const picker = (
    <RevisionPicker
      revision={revision}
      branches={data.branches}
      tags={data.tagsList}
      addressOf={(name) => addressOf(repository, name, path)}
    />
  );
  return (
    <>
      <PathBar repository={repository} revision={revision} path={path} picker={picker} />
      {children({ repository, revision, path })}
    </>
  );
}
