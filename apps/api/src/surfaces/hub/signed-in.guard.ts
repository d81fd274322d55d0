// Who may call a route at all. A guard runs before the route's own decorators read the body: an upload by somebody who is not signed
// in is answered before its first byte. The decision is the access room's.
import {
  applyDecorators,
  type CanActivate,
  createParamDecorator,
  type ExecutionContext,
  Injectable,
  SetMetadata,
  UseGuards,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiBearerAuth, ApiCookieAuth } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { UserActor } from '../../common/actor';
import { AccessService } from '../../modules/access';

type Level = 'reader' | 'user' | 'self' | 'administrator';
const LEVEL = 'hub:level';

@Injectable()
export class SignedInGuard implements CanActivate {
  constructor(
    private readonly access: AccessService,
    private readonly reflector: Reflector,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const { actor } = context.switchToHttp().getRequest<FastifyRequest>();
    const level = this.reflector.getAllAndOverride<Level | undefined>(LEVEL, [context.getHandler(), context.getClass()]) ?? 'self';
    this.access[level](actor);
    return true;
  }
}

function demand(level: Level): ClassDecorator & MethodDecorator {
  return applyDecorators(SetMetadata(LEVEL, level), UseGuards(SignedInGuard), ApiCookieAuth(), ApiBearerAuth());
}

/** Everybody where this hub may be read without an account, else anybody signed in. */
export const ForReaders = (): ClassDecorator & MethodDecorator => demand('reader');
/** Anybody signed in, whatever their token may do. */
export const ForUsers = (): ClassDecorator & MethodDecorator => demand('user');
/** A person acting for themselves: a browser session or a write token. */
export const ForSelf = (): ClassDecorator & MethodDecorator => demand('self');
export const ForAdministrators = (): ClassDecorator & MethodDecorator => demand('administrator');

/** The person the guard let through. */
export const CurrentUser = createParamDecorator((_data: unknown, context: ExecutionContext): UserActor => {
  const { actor } = context.switchToHttp().getRequest<FastifyRequest>();
  if (actor.kind !== 'user') throw new Error('CurrentUser stands on a route without ForUsers, ForSelf or ForAdministrators');
  return actor;
});
