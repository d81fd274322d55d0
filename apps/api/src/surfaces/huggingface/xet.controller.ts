// The Xet protocol is not spoken here yet. Clients from 1.20 send large files by it without asking (contracts/huggingface-hub.md §0.1),
// and of a refused token they show nothing but the status and the address it came from. So the refusal comes from an address that says
// what to do; clients that read bodies find the same sentence there.
import { Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../common/actor';
import { DomainError } from '../../common/errors';
import { AccessService, type RepositoryLocator } from '../../modules/access';
import { CurrentActor } from '../../platform/http';
import { ApiController } from './api-controller';
import { apiPaths, RepositoryAt } from './repository-address';

const SIGNPOST = '/api/this-hub-has-no-xet-store-yet/set-HF_HUB_DISABLE_XET=1-and-try-again';

@ApiController()
export class XetController {
  constructor(private readonly access: AccessService) {}

  @Get(apiPaths('/xet-write-token/*'))
  async writeToken(@CurrentActor() actor: Actor, @RepositoryAt() at: RepositoryLocator, @Res() reply: FastifyReply): Promise<void> {
    await this.access.repository(actor, at, 'write');
    reply.code(307).header('Location', SIGNPOST).header('Cache-Control', 'no-store').send();
  }

  @Get(apiPaths('/xet-read-token/*'))
  async readToken(@CurrentActor() actor: Actor, @RepositoryAt() at: RepositoryLocator, @Res() reply: FastifyReply): Promise<void> {
    await this.access.repository(actor, at, 'read');
    reply.code(307).header('Location', SIGNPOST).header('Cache-Control', 'no-store').send();
  }

  @Get('api/this-hub-has-no-xet-store-yet/*')
  unavailable(): never {
    throw new DomainError(
      'invalid',
      'xet/unavailable',
      'This hub has no Xet store yet: set HF_HUB_DISABLE_XET=1 in the environment and try again.',
    );
  }
}
