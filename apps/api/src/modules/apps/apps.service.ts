// Apps that run: which commit of a repository is served at which name, in whose name, and which file answers to a path. What somebody may not
// read is as if it were not there, and so is what is no static app.
import { Injectable } from '@nestjs/common';
import type { GitOid } from '@modelgrove/git-objects';
import { type Actor, ANONYMOUS } from '../../common/actor';
import { DomainError } from '../../common/errors';
import { Lru } from '../../common/lru';
import { AppConfig, appOrigin } from '../../platform/config';
import { AccessService, type Granted, insideHub } from '../access';
import { CardsService } from '../cards';
import { RepositoriesService } from '../repositories';
import { type TreeItem, VersionReader } from '../versions';
import { appLabel, parseAppLabel } from './app-label';
import { appSettings, type AppSettings } from './app-settings';
import { AppViews } from './app-views';
import { notAnApp } from './apps.errors';
import type { AppFacts, AppFile, AppState, OpenApp } from './apps.types';

const STATIC = 'static';
const INDEX = 'index.html';
const MISSING_PAGE = '404.html';
const SYMLINK = 0o120000;
const REMEMBERED_CARDS = 2000;

@Injectable()
export class AppsService {
  /** By repository and commit: what a commit says never changes. */
  private readonly known = new Lru<string, AppSettings>(REMEMBERED_CARDS);

  constructor(
    private readonly access: AccessService,
    private readonly repositories: RepositoriesService,
    private readonly versions: VersionReader,
    private readonly cards: CardsService,
    private readonly views: AppViews,
    private readonly config: AppConfig,
  ) {}

  /** Without a revision the default branch, as it moves. Throws 'app/not-an-app', 'revision/not-found'. */
  async describe(repo: Granted<'read'>, revision: string | null): Promise<AppFacts> {
    if (repo.type !== 'app') throw notAnApp();
    const { commitOid } = await this.versions.resolve(repo, revision ?? 'HEAD');
    const settings = await this.settings(repo, commitOid);
    const sdk = await this.sdkOf(repo, settings);
    const state = await this.stateOf(repo, commitOid, sdk, settings);
    const isOpen = (await this.access.readable(ANONYMOUS, [repo.id])).has(repo.id);
    return {
      state,
      sdk,
      appFile: settings.appFile,
      commitOid,
      label: appLabel(repo, revision === null ? null : commitOid),
      view: isOpen || state !== 'ready' ? null : this.views.issue(repo, commitOid),
      embeddable: isOpen && settings.embeddable,
    };
  }

  /** Of an app by its name of today, `namespace/name`; null where apps have no origins. Of its newest commit: a pinned one signs nobody in. */
  originOf({ repositoryId, name }: { repositoryId: bigint; name: string }): string | null {
    const [namespace = '', repository = ''] = name.split('/');
    const { appsUrl } = this.config;
    return appsUrl && appOrigin(appsUrl, appLabel({ id: repositoryId, namespace, name: repository }, null));
  }

  /** By the name of its origin, and the signed part of the address if there was one. Null: there is no such app for whoever asks. */
  async open(label: string, token: string | null): Promise<OpenApp | null> {
    const parts = parseAppLabel(label);
    if (!parts) return null;
    const { repositoryId, pin } = parts;
    const view = token === null ? { actor: ANONYMOUS, commitOid: null } : await this.views.open(token, repositoryId);
    if (!view || (pin !== null && view.commitOid !== null && !view.commitOid.startsWith(pin))) return null;
    try {
      const repo = insideHub(await this.access.repositoryById(view.actor as Actor, repositoryId, 'use'));
      return await this.at(repo, view.commitOid ?? pin ?? 'HEAD', { isPinned: pin !== null, isSigned: token !== null });
    } catch (error) {
      if (error instanceof DomainError && error.kind !== 'unavailable') return null;
      throw error;
    }
  }

  /** `path` is decoded and without a slash at its beginning. */
  async find({ repo, commitOid, settings }: OpenApp, path: string): Promise<AppFile> {
    if (path === '') return this.atRoot(repo, commitOid, settings.appFile);
    const asFolder = path.endsWith('/');
    const plain = asFolder ? path.slice(0, -1) : path;
    if (!isFine(plain)) return { kind: 'nothing' };
    const item = await this.versions.entry(repo, commitOid, plain);
    if (item?.kind === 'directory' && !asFolder)
      return { kind: 'elsewhere', location: `./${encodeURIComponent(plain.slice(plain.lastIndexOf('/') + 1))}/` };
    const wanted = item?.kind === 'directory' ? await this.versions.entry(repo, commitOid, `${plain}/${INDEX}`) : asFolder ? null : item;
    return isServed(wanted) ? { kind: 'file', item: wanted, path: wanted.path, isMissing: false } : this.missing(repo, commitOid);
  }

  private async at(repo: Granted<'read'>, revision: string, how: { isPinned: boolean; isSigned: boolean }): Promise<OpenApp | null> {
    if (repo.type !== 'app') return null;
    const { commitOid } = await this.versions.resolve(repo, revision);
    const settings = await this.settings(repo, commitOid);
    if ((await this.sdkOf(repo, settings)) !== STATIC) return null;
    return { repo, commitOid, settings, label: appLabel(repo, how.isPinned ? commitOid : null), isSigned: how.isSigned };
  }

  /** The first page stands at the root; one in a folder where its links lead from there. */
  private async atRoot(repo: Granted<'read'>, commitOid: GitOid, appFile: string): Promise<AppFile> {
    if (appFile.includes('/')) {
      const location = appFile.split('/').map(encodeURIComponent).join('/');
      return { kind: 'elsewhere', location: `./${location.replace(new RegExp(`/${INDEX}$`), '/')}` };
    }
    const item = await this.versions.entry(repo, commitOid, appFile);
    return isServed(item) ? { kind: 'file', item, path: appFile, isMissing: false } : this.missing(repo, commitOid);
  }

  private async missing(repo: Granted<'read'>, commitOid: GitOid): Promise<AppFile> {
    const item = await this.versions.entry(repo, commitOid, MISSING_PAGE);
    return isServed(item) ? { kind: 'file', item, path: MISSING_PAGE, isMissing: true } : { kind: 'nothing' };
  }

  private async settings(repo: Granted<'read'>, commitOid: GitOid): Promise<AppSettings> {
    const key = `${repo.id}:${commitOid}`;
    const known = this.known.get(key);
    if (known) return known;
    const settings = appSettings((await this.cards.read(repo, commitOid))?.frontMatter ?? null);
    this.known.set(key, settings, 1);
    return settings;
  }

  /** A card that does not say leaves it as it was when the repository was made. */
  private async sdkOf(repo: Granted<'read'>, { sdk }: AppSettings): Promise<string | null> {
    return sdk ?? (await this.repositories.record(repo)).sdk;
  }

  private async stateOf(repo: Granted<'read'>, commitOid: GitOid, sdk: string | null, { appFile }: AppSettings): Promise<AppState> {
    if (sdk === null) return 'no-sdk';
    if (sdk !== STATIC) return 'other-sdk';
    return isServed(await this.versions.entry(repo, commitOid, appFile)) ? 'ready' : 'no-page';
  }
}

/** Names are keys here, never paths of a disk: what is refused is what browsers would read differently. */
function isFine(path: string): boolean {
  return !path.includes('\0') && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

function isServed(item: TreeItem | null): item is TreeItem {
  return item?.kind === 'file' && item.mode !== SYMLINK;
}
