// Which configurations and splits a commit has. Immutable, so remembered by repository and commit; what the grant opens is looked at each time.
import { Injectable } from '@nestjs/common';
import { TREE_PAGE } from '@modelgrove/shared';
import { type DataConfig, dataLayout, DatasetReadError } from '@modelgrove/dataset-reader';
import { Lru } from '../../common/lru';
import { watchCache } from '../../platform/metrics';
import type { Granted } from '../access';
import { CardsService } from '../cards';
import { type TreeItem, VersionReader } from '../versions';
import { configNotFound, noData, onlyDatasets, refusalOfReader, splitNotFound, viewerOff } from './viewer.errors';
import type { ViewedDataset, ViewedSplit } from './viewer.types';

/** Of the tree; what lies behind is not seen. */
const MOST_ENTRIES = 20_000;
const REMEMBERED_PATHS = 100_000;
const HEAD = 'HEAD';

type Layout = Pick<ViewedDataset, 'configs' | 'card' | 'isOff' | 'items'>;

@Injectable()
export class ViewerLayouts {
  private readonly layouts = watchCache('viewer-layouts', new Lru<string, Layout>(REMEMBERED_PATHS));

  constructor(
    private readonly versions: VersionReader,
    private readonly cards: CardsService,
  ) {}

  /** Throws 'viewer/only-datasets', 'viewer/too-many-patterns', 'revision/not-found'. */
  async of(repo: Granted<'read'>, revision: string = HEAD): Promise<ViewedDataset> {
    if (repo.type !== 'dataset') throw onlyDatasets();
    const { commitOid } = await this.versions.resolve(repo, revision);
    const key = `${repo.id}:${commitOid}`;
    const layout = this.layouts.get(key) ?? (await this.make(repo, commitOid));
    this.layouts.set(key, layout, layout.items.size + 10);
    return { repo, commitOid, ...layout };
  }

  /** Throws 'viewer/off', 'viewer/no-data', 'viewer/config-not-found', 'viewer/split-not-found'. */
  split(dataset: ViewedDataset, config: string, split: string): ViewedSplit {
    const { configs, items } = dataset;
    if (dataset.isOff) throw viewerOff();
    if (configs.length === 0) throw noData();
    const own = configs.find(({ name }) => name === config);
    if (!own) throw configNotFound();
    const found = own.splits.find(({ name }) => name === split);
    if (!found) throw splitNotFound();
    return { dataset, config, name: split, format: own.format, files: found.paths.flatMap((path) => items.get(path) ?? []) };
  }

  private async make(repo: Granted<'read'>, commitOid: ViewedDataset['commitOid']): Promise<Layout> {
    const card = (await this.cards.read(repo, commitOid))?.frontMatter ?? null;
    const isOff = card?.viewer === false;
    const listed = isOff ? [] : (await this.list(repo, commitOid)).filter(({ kind }) => kind === 'file');
    const configs = layoutOf(
      listed.map(({ path }) => path),
      card,
    );
    const used = new Set(configs.flatMap(({ splits }) => splits.flatMap(({ paths }) => paths)));
    return { card, configs, isOff, items: new Map(listed.filter(({ path }) => used.has(path)).map((item) => [item.path, item])) };
  }

  private async list(repo: Granted<'read'>, commitOid: ViewedDataset['commitOid']): Promise<TreeItem[]> {
    const items: TreeItem[] = [];
    for (let after: string | null = null; items.length < MOST_ENTRIES;) {
      const query = { recursive: true, expand: false, limit: TREE_PAGE, ...(after === null ? {} : { after }) };
      const page = await this.versions.tree(repo, commitOid, '', query);
      items.push(...page.items);
      if (page.next === null) break;
      after = page.next;
    }
    return items;
  }
}

function layoutOf(paths: readonly string[], card: Layout['card']): DataConfig[] {
  try {
    return dataLayout(paths, card);
  } catch (error) {
    throw (error instanceof DatasetReadError && refusalOfReader(error.code, error.message)) || error;
  }
}
