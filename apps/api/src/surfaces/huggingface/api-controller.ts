import {
  applyDecorators,
  type CallHandler,
  Controller,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CORS_HEADERS } from './cors';

/** Pages of other origins may read the API with a token of their own. Downloads set the same headers themselves, without this detour. */
@Injectable()
class CrossOrigin implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): ReturnType<CallHandler['handle']> {
    context.switchToHttp().getResponse<FastifyReply>().headers(CORS_HEADERS);
    return next.handle();
  }
}

/** A controller of calls under /api. */
export const ApiController = (): ClassDecorator => applyDecorators(Controller(), UseInterceptors(CrossOrigin));
