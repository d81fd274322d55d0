// Before any body is read: these routes take an access token of the hub as the API key.
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AccessService } from '../../modules/access';

@Injectable()
export class ApiKeyGuard implements CanActivate {
  constructor(private readonly access: AccessService) {}

  canActivate(context: ExecutionContext): boolean {
    this.access.caller(context.switchToHttp().getRequest<FastifyRequest>().actor);
    return true;
  }
}
