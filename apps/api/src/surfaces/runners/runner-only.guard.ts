// Before any body is read: these routes are for runners.
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { runnerUnknown } from '../../modules/jobs';

@Injectable()
export class RunnerOnly implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    if (context.switchToHttp().getRequest<FastifyRequest>().actor.kind !== 'runner') throw runnerUnknown();
    return true;
  }
}
