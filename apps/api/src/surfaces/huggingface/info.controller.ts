// What is known of one repository: /api/{models,datasets,spaces}/{id}[/revision/{rev}], auth-check.
import { Get, HttpCode } from '@nestjs/common';
import type { Actor } from '../../common/actor';
import { AccessService, type Granted, type RepositoryLocator } from '../../modules/access';
import { RepositoriesService, type RepositoryRecord } from '../../modules/repositories';
import { licenceTags, OffersService } from '../../modules/sales';
import { VersionReader } from '../../modules/versions';
import { CurrentActor } from '../../platform/http';
import { ApiController } from './api-controller';
import { ParsedQuery, Query } from './query';
import { apiPaths, RepositoryAt, RevisionInPath } from './repository-address';
import { RepositoryFactsReader } from './repository-facts';
import { infoFields, repositoryView } from './views/repository-fields';

/** Every repository begins with main, and few choose another default branch. */
const DEFAULT_REVISIONS = new Set(['HEAD', 'main', 'refs/heads/main']);

@ApiController()
export class InfoController {
  constructor(
    private readonly access: AccessService,
    private readonly repositories: RepositoriesService,
    private readonly versions: VersionReader,
    private readonly facts: RepositoryFactsReader,
    private readonly offers: OffersService,
  ) {}

  @Get(apiPaths(''))
  async info(@CurrentActor() actor: Actor, @RepositoryAt() at: RepositoryLocator, @ParsedQuery() query: Query): Promise<object> {
    return this.view(await this.access.repository(actor, at, 'see'), 'HEAD', query);
  }

  @Get(apiPaths('/revision/*'))
  async revision(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @RevisionInPath() revision: string,
    @ParsedQuery() query: Query,
  ): Promise<object> {
    return this.view(await this.access.repository(actor, at, 'see', revision), revision, query);
  }

  @Get(apiPaths('/auth-check'))
  async mayRead(@CurrentActor() actor: Actor, @RepositoryAt() at: RepositoryLocator): Promise<object> {
    await this.access.repository(actor, at, 'read');
    return {};
  }

  @Get(apiPaths('/auth-check/write'))
  @HttpCode(200)
  async mayWrite(@CurrentActor() actor: Actor, @RepositoryAt() at: RepositoryLocator): Promise<object> {
    await this.access.repository(actor, at, 'write');
    return {};
  }

  private async view(repo: Granted, revision: string, query: Query): Promise<object> {
    const fields = infoFields(repo.type, query.list('expand'));
    const { commitOid } = await this.versions.resolve(repo, revision);
    const record = await withLicence(await this.repositories.record(repo), repo, this.offers);
    const facts = this.facts.of(repo, record, () => Promise.resolve(commitOid), {
      withBlobs: query.flag('blobs'),
      isDefault: DEFAULT_REVISIONS.has(revision),
    });
    return repositoryView(facts, fields);
  }
}

/** The licence under which it is sold, as programs read it: only where something is sold one more is asked. */
async function withLicence(record: RepositoryRecord, repo: Granted, offers: OffersService): Promise<RepositoryRecord> {
  const offer = repo.isSold ? await offers.current(repo) : null;
  if (!offer) return record;
  const details = await offers.detailsOf(offer);
  const { spdx, may, must, sampleRows } = details;
  const terms = { kind: offer.kind, scope: offer.scope, licence: offer.licenceName, spdx, may, must, sample_rows: sampleRows };
  return { ...record, cardData: { ...record.cardData, offer: terms }, tags: [...record.tags, ...licenceTags(details)] };
}
