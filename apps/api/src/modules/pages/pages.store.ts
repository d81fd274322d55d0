// Reads repositories and what search derived of their cards.
import { Injectable } from '@nestjs/common';
import type { RepoType } from '@modelgrove/shared';
import { Database, statement } from '../../platform/database';

const FACTS = statement(
  'pages_facts',
  `select r.pipeline_tag as task, (select substr(tag, 9) from unnest(r.tags) as tag where starts_with(tag, 'license:') limit 1) as license,
     r.likes_count as likes, r.downloads_30d as downloads, coalesce(e.title, '') as title, coalesce(e.body, '') as excerpt
   from repositories r left join search.excerpt e on e.id = r.id where r.id = $1`,
);
// 0: what everybody may see (schema search).
const PUBLIC = statement(
  'pages_public',
  `select e.id, r.type::text as type, n.name as namespace, r.name, e.updated_at as "updatedAt" from search.entry e
   join repositories r on r.id = e.id join namespaces n on n.id = r.namespace_id
   where e.id > $1 and e.id <= $2 and e.visibility = 0 order by e.id limit $3`,
);
const LAST = statement('pages_last', 'select coalesce(max(id), 0)::bigint as id from search.entry');

export interface RepositoryShown {
  task: string | null;
  license: string | null;
  likes: number;
  downloads: number;
  title: string;
  excerpt: string;
}

export interface ListedPage {
  id: bigint;
  type: RepoType;
  namespace: string;
  name: string;
  updatedAt: Date;
}

@Injectable()
export class PagesStore {
  constructor(private readonly database: Database) {}

  shown(id: bigint): Promise<RepositoryShown | null> {
    return this.database.row<RepositoryShown>(FACTS, [id]);
  }

  /** Of public repositories whose id is after the one and not after the other. */
  listed(after: bigint, to: bigint, most: number): Promise<ListedPage[]> {
    return this.database.rows<ListedPage>(PUBLIC, [after, to, most]);
  }

  async lastId(): Promise<bigint> {
    return (await this.database.row<{ id: bigint }>(LAST, []))?.id ?? 0n;
  }
}
