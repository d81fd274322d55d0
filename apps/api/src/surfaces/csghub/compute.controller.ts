// What csghub-sdk asks of CSGHub's compute: instances, fine-tuning, sandboxes, kinds of repositories. This hub keeps and serves files, and says so.
import { Controller, Get, Patch, Post, Put } from '@nestjs/common';
import type { Actor } from '../../common/actor';
import { DomainError } from '../../common/errors';
import { AccessService, type RepositoryLocator } from '../../modules/access';
import { CurrentActor } from '../../platform/http';
import { RepositoryAt } from './csghub-address';
import { type Envelope, enveloped } from './envelope';

const MODEL = 'api/v1/models/:namespace/:name';
/** Of `--repo-type code`, `mcp`, `skill`; the last two also as git spells them. */
const OTHER_KINDS = ['codes', 'mcps', 'skills'];

@Controller()
export class CsghubComputeController {
  constructor(private readonly access: AccessService) {}

  /**
   * The SDK takes the first one before it creates a space, and does not create it where there is none. Spaces are kept here and not run:
   * what stands in the list costs nothing and is nothing.
   */
  @Get('api/v1/space_resources')
  spaceResources(): Envelope<object[]> {
    return enveloped([{ id: 1, name: 'None: this hub keeps spaces and does not run them', resources: '{}', is_available: true }]);
  }

  /** Nobody runs any here, so the list is empty. */
  @Get(['api/v1/user/:user/run/model', 'api/v1/user/:user/finetune/instances'])
  instances(@CurrentActor() actor: Actor): Envelope<never[]> & { total: number } {
    this.access.user(actor);
    return { ...enveloped([]), total: 0 };
  }

  @Get(`${MODEL}/run/:id`)
  instance(@CurrentActor() actor: Actor, @RepositoryAt() at: RepositoryLocator): Promise<never> {
    return this.refuse(actor, at, 'inference', 'This hub does not run models: it has no inference instances.');
  }

  @Put([`${MODEL}/run/:id/start`, `${MODEL}/run/:id/stop`])
  changeInstance(@CurrentActor() actor: Actor, @RepositoryAt() at: RepositoryLocator): Promise<never> {
    return this.refuse(actor, at, 'inference', 'This hub does not run models: it has no inference instances.');
  }

  @Put([`${MODEL}/finetune/:id/start`, `${MODEL}/finetune/:id/stop`])
  changeTuning(@CurrentActor() actor: Actor, @RepositoryAt() at: RepositoryLocator): Promise<never> {
    return this.refuse(actor, at, 'fine-tuning', 'This hub has no fine-tuning instances of CSGHub.');
  }

  @Post('api/v1/sandboxes')
  createSandbox(@CurrentActor() actor: Actor): never {
    this.refuseSandbox(actor);
  }

  @Get(['api/v1/sandboxes/*', 'v1/sandboxes/*'])
  sandbox(@CurrentActor() actor: Actor): never {
    this.refuseSandbox(actor);
  }

  @Patch('api/v1/sandboxes/*')
  configureSandbox(@CurrentActor() actor: Actor): never {
    this.refuseSandbox(actor);
  }

  @Put('api/v1/sandboxes/*')
  changeSandbox(@CurrentActor() actor: Actor): never {
    this.refuseSandbox(actor);
  }

  @Post('v1/sandboxes/*')
  useSandbox(@CurrentActor() actor: Actor): never {
    this.refuseSandbox(actor);
  }

  @Get(OTHER_KINDS.flatMap((kind) => [`api/v1/${kind}/*`, `api/${kind}/*`]))
  otherKind(@CurrentActor() actor: Actor): never {
    this.refuseKind(actor);
  }

  @Post(OTHER_KINDS.flatMap((kind) => [`api/v1/${kind}`, `api/v1/${kind}/*`]))
  makeOtherKind(@CurrentActor() actor: Actor): never {
    this.refuseKind(actor);
  }

  private async refuse(actor: Actor, at: RepositoryLocator, what: string, sentence: string): Promise<never> {
    await this.access.repository(actor, at, 'see');
    throw new DomainError('unsupported', `${what}/unsupported`, sentence);
  }

  private refuseSandbox(actor: Actor): never {
    this.access.user(actor);
    throw new DomainError('unsupported', 'sandbox/unsupported', 'This hub has no sandboxes: it keeps models, datasets and spaces.');
  }

  private refuseKind(actor: Actor): never {
    this.access.user(actor);
    throw new DomainError(
      'unsupported',
      'repository/kind',
      'This hub keeps models, datasets and spaces: there are no code, mcp or skill repositories.',
    );
  }
}
