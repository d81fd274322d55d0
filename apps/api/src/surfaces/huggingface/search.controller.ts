// The search box and the filters of the Hugging Face web (contracts/huggingface-hub.md §5.2): the best of each kind, and all tags by kind.
import { Get } from '@nestjs/common';
import type { RepoType } from '@modelgrove/shared';
import { wireId } from '@modelgrove/wire-formats';
import type { Actor } from '../../common/actor';
import { AccessService } from '../../modules/access';
import { type Everything, SearchService } from '../../modules/search';
import { CurrentActor } from '../../platform/http';
import { ApiController } from './api-controller';
import { ParsedQuery, Query } from './query';

const RESULTS = 5;
const RESULTS_MAX = 20;

/** What our facets are called there, and how a filter writes them. */
const MODEL_TAGS: Record<string, { type: string; prefix: string }> = {
  task: { type: 'pipeline_tag', prefix: '' },
  library: { type: 'library', prefix: '' },
  language: { type: 'language', prefix: '' },
  license: { type: 'license', prefix: 'license:' },
  tag: { type: 'other', prefix: '' },
};
const DATASET_TAGS: Record<string, { type: string; prefix: string }> = {
  task: { type: 'task_categories', prefix: 'task_categories:' },
  size: { type: 'size_categories', prefix: 'size_categories:' },
  language: { type: 'language', prefix: 'language:' },
  license: { type: 'license', prefix: 'license:' },
  modality: { type: 'modality', prefix: 'modality:' },
  format: { type: 'format', prefix: 'format:' },
  library: { type: 'library', prefix: 'library:' },
  tag: { type: 'other', prefix: '' },
};

type Tags = Record<string, { type: string; id: string; label: string }[]>;

@ApiController()
export class SearchController {
  constructor(
    private readonly access: AccessService,
    private readonly search: SearchService,
  ) {}

  @Get('api/quicksearch')
  async quick(@CurrentActor() actor: Actor, @ParsedQuery() query: Query): Promise<object> {
    this.access.reader(actor);
    const text = query.text('q') ?? '';
    const found = await this.search.everything(actor, text, query.count('limit', RESULTS, RESULTS_MAX));
    const kinds = query.list('type');
    const of = (kind: string, view: object): object => (kinds.length === 0 || kinds.includes(kind) ? view : {});
    return {
      ...of('model', repositories('models', found.repositories.model)),
      ...of('dataset', repositories('datasets', found.repositories.dataset)),
      ...of('space', repositories('spaces', found.repositories.app)),
      ...of('org', { orgs: accounts(found.organizations, 'name'), orgsCount: found.organizations.length }),
      ...of('user', { users: accounts(found.people, 'user'), usersCount: found.people.length }),
      q: text.slice(0, 200),
    };
  }

  @Get('api/models-tags-by-type')
  modelTags(@CurrentActor() actor: Actor): Promise<Tags> {
    return this.tags(actor, 'model', MODEL_TAGS);
  }

  @Get('api/datasets-tags-by-type')
  datasetTags(@CurrentActor() actor: Actor): Promise<Tags> {
    return this.tags(actor, 'dataset', DATASET_TAGS);
  }

  private async tags(actor: Actor, type: RepoType, kinds: Record<string, { type: string; prefix: string }>): Promise<Tags> {
    this.access.reader(actor);
    const tags: Tags = Object.fromEntries(Object.values(kinds).map((kind) => [kind.type, []]));
    for (const { kind, value } of await this.search.facets(actor, { type }, '', Object.keys(kinds))) {
      const known = kinds[kind];
      if (known && !(kind === 'tag' && value.includes(':')))
        tags[known.type]?.push({ type: known.type, id: known.prefix + value, label: value });
    }
    return tags;
  }
}

function repositories(kind: string, { items, count }: Everything['repositories']['model']): object {
  const views = items.map(({ record }) => ({
    id: `${record.namespace}/${record.name}`,
    _id: wireId(record.id),
    ...(record.isPrivate ? { private: true } : {}),
  }));
  return { [kind]: views, [`${kind}Count`]: count?.count ?? items.length };
}

function accounts(found: Everything['people'], field: 'name' | 'user'): object[] {
  return found.map(({ id, name, fullName, avatarUrl }) => ({
    _id: wireId(id),
    [field]: name,
    fullname: fullName || name,
    avatarUrl: avatarUrl ?? '',
  }));
}
