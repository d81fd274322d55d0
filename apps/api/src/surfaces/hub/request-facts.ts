import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { RequestFacts } from '../../platform/http';

/** What the audit log and the sessions keep of a request. */
export const Facts = createParamDecorator((_data: unknown, context: ExecutionContext): RequestFacts => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  return { requestId: request.id, clientAddress: request.clientAddress, userAgent: request.headers['user-agent'] ?? '' };
});
