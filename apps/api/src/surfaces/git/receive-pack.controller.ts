// Push over smart HTTP (gitprotocol-pack "Pushing Data To a Server"): body through, report back on the side-band.
import { Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FLUSH_PKT, reportStatus, sideBand } from '@modelgrove/git-objects';
import { PullRequestsService } from '../../modules/discussions';
import { type PushReport, ReceivePackService } from '../../modules/versions';
import { AppConfig } from '../../platform/config';
import { bodyStream } from '../../platform/http';
import { gitRepository, PREFIXES } from './git-repository';

const PATHS = PREFIXES.map((prefix) => `${prefix}:namespace/:name/git-receive-pack`);
const HEADERS = { 'Content-Type': 'application/x-git-receive-pack-result', 'Cache-Control': 'no-cache' };

@Controller()
export class ReceivePackController {
  constructor(
    private readonly pullRequests: PullRequestsService,
    private readonly versions: ReceivePackService,
    private readonly config: AppConfig,
  ) {}

  @Post(PATHS)
  @HttpCode(200)
  async receivePack(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const repo = await this.pullRequests.pusher(request.actor, gitRepository(request));
    const aborted = new AbortController();
    request.raw.once('close', () => {
      if (!request.raw.complete) aborted.abort(new Error('the client went away'));
    });
    const report = await this.versions.receive(repo, bodyStream(request), {
      maxPackBytes: this.config.maxUploadBytes,
      signal: aborted.signal,
      movable: (refNames) => this.pullRequests.movable(repo, refNames),
    });
    reply.headers(HEADERS).send(report ? framed(report) : Buffer.alloc(0));
  }
}

function framed(report: PushReport): Buffer {
  const { capabilities } = report;
  const status = capabilities.has('report-status') ? reportStatus(report.unpack, report.results) : Buffer.alloc(0);
  const form = capabilities.has('side-band-64k') ? 'large' : capabilities.has('side-band') ? 'small' : null;
  if (!form) return status;
  const words = report.messages.map((message) => `${message}\n`).join('');
  return Buffer.concat([...sideBand(2, words, form), ...sideBand(1, status, form), FLUSH_PKT]);
}
