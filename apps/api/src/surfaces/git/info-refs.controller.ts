// Where every git conversation begins: `info/refs?service=…` (gitprotocol-http "Smart Clients"). The dumb protocol is refused.
import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { advertiseRefsV0, capabilityAdvertisementV2, type GitService } from '@modelgrove/git-objects';
import { DomainError } from '../../common/errors';
import { AccessService } from '../../modules/access';
import { PullRequestsService } from '../../modules/discussions';
import { ReceivePackService, UploadPackService } from '../../modules/versions';
import { gitRepository, PREFIXES } from './git-repository';

const AGENT = 'agent=modelgrove';
const UPLOAD = [
  'multi_ack_detailed',
  'multi_ack',
  'no-done',
  'side-band',
  'side-band-64k',
  'thin-pack',
  'ofs-delta',
  'shallow',
  'deepen-since',
  'deepen-not',
  'deepen-relative',
  'no-progress',
  'include-tag',
  'filter',
  'allow-tip-sha1-in-want',
  'allow-reachable-sha1-in-want',
  'object-format=sha1',
  AGENT,
];
const RECEIVE = ['report-status', 'delete-refs', 'side-band-64k', 'quiet', 'atomic', 'ofs-delta', 'object-format=sha1', AGENT];

@Controller()
export class InfoRefsController {
  constructor(
    private readonly access: AccessService,
    private readonly pullRequests: PullRequestsService,
    private readonly versions: UploadPackService,
    private readonly pushes: ReceivePackService,
  ) {}

  @Get(PREFIXES.map((prefix) => `${prefix}:namespace/:name/info/refs`))
  async infoRefs(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const service = serviceOf(request);
    const writes = service === 'git-receive-pack';
    const at = gitRepository(request);
    const repo = writes ? await this.pullRequests.pusher(request.actor, at) : await this.access.repository(request.actor, at, 'read');
    if (writes) this.pushes.expectPush();
    reply.headers({ 'Content-Type': `application/x-${service}-advertisement`, 'Cache-Control': 'no-cache' });
    if (!writes && /(?:^|:)version=2(?:$|:)/.test(String(request.headers['git-protocol'] ?? ''))) {
      return void reply.send(capabilityAdvertisementV2('modelgrove'));
    }
    const { refs, head } = await this.versions.advertise(repo);
    reply.send(advertiseRefsV0(service, refs, head, writes ? RECEIVE : UPLOAD));
  }
}

function serviceOf(request: FastifyRequest): GitService {
  const { service } = request.query as { service?: unknown };
  if (service === 'git-upload-pack' || service === 'git-receive-pack') return service;
  throw new DomainError('forbidden', 'git/dumb-protocol', 'Only the smart HTTP protocol is spoken here: use git 1.6.6 or newer.');
}
