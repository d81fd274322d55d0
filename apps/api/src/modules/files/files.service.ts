// Files: what a revision's files say of the repository, read within bounds. Reads nothing that an earlier look has read of the same contents.
import { Injectable } from '@nestjs/common';
import type { GitOid } from '@modelgrove/git-objects';
import { TREE_PAGE } from '@modelgrove/shared';
import type { Granted } from '../access';
import { RepositoriesService } from '../repositories';
import { type TreeItem, VersionReader } from '../versions';
import { type ChosenFiles, chooseFiles } from './choose-files';
import { ConfigReader } from './config-reader';
import { Allowance } from './content-source';
import { datasetFiles, datasetRows, datasetTags } from './dataset-hints';
import { FILE_LIMITS } from './file-limits';
import type { FileFacts, FileHints, FileReading } from './files.types';
import { HeaderReader, type Look } from './header-reader';
import { modelFacts } from './model-facts';
import { modelHints } from './model-hints';
import { RowCounter } from './row-counter';
import { weightFiles } from './weight-files';

const NOTHING: ChosenFiles = {
  safetensors: [],
  gguf: [],
  config: null,
  tokenizerConfig: null,
  adapterConfig: null,
  pipelineConfig: null,
  chatTemplates: [],
};
const NO_HINTS: FileHints = { tags: [], pipelineTag: null, libraryName: null, baseModels: [], baseModelRelation: null };
const MAX_PROBLEMS = 50;

@Injectable()
export class FilesService {
  constructor(
    private readonly repositories: RepositoriesService,
    private readonly versions: VersionReader,
    private readonly headers: HeaderReader,
    private readonly configs: ConfigReader,
    private readonly rows: RowCounter,
  ) {}

  /** What the last look at the default branch found. Null before the first one. */
  async facts(repo: Granted): Promise<FileFacts | null> {
    const kept = (await this.repositories.fileFacts(repo.id)) as FileFacts | null;
    return kept?.version === 1 ? kept : null;
  }

  /** Rejects only when something is away that should be there; a file that cannot be read is a problem among the facts. */
  async derive(repo: Granted<'read'>, commitOid: GitOid, former: FileFacts | null): Promise<FileFacts> {
    const items = await this.list(repo, commitOid);
    const look: Look = { repo, allowance: new Allowance(), known: knownOf(former), problems: [] };
    const chosen = repo.type === 'model' ? chooseFiles(items) : NOTHING;
    const configs = await this.configs.read(look, chosen);
    const weights = await this.headers.read(look, chosen);
    const facts = modelFacts(commitOid, weights, configs, look.problems);
    const data = repo.type === 'dataset' ? await this.dataOf(look, items) : { tags: [], rows: null };
    const hints: FileHints = repo.type === 'model' ? modelHints(items, facts, configs) : { ...NO_HINTS, tags: data.tags };
    const mainBytes = items.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    const sized = repo.type === 'model' ? { weights: weightFiles(items, facts.readings) } : {};
    return { ...facts, ...sized, mainBytes, rows: data.rows, hints, problems: look.problems.slice(0, MAX_PROBLEMS) };
  }

  private async dataOf(look: Look, items: readonly TreeItem[]): Promise<{ tags: string[]; rows: number | null }> {
    const files = datasetFiles(items);
    const rows = datasetRows(files, await this.rows.count(look, files));
    return { tags: datasetTags(files, rows), rows };
  }

  private async list(repo: Granted, commitOid: GitOid): Promise<TreeItem[]> {
    const items: TreeItem[] = [];
    for (let after: string | null = null; items.length < FILE_LIMITS.entries;) {
      const page = await this.versions.tree(repo, commitOid, '', {
        recursive: true,
        expand: false,
        limit: TREE_PAGE,
        ...(after ? { after } : {}),
      });
      items.push(...page.items);
      if (page.next === null) break;
      after = page.next;
    }
    return items;
  }
}

function knownOf(former: FileFacts | null): Map<string, FileReading> {
  return new Map((former?.readings ?? []).map((reading) => [`${reading.format}:${reading.contents}`, reading]));
}
