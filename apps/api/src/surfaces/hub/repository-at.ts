import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { nameProblem, REPO_TYPES, type RepoType } from '@modelgrove/shared';
import { DomainError } from '../../common/errors';
import type { RepositoryLocator } from '../../modules/access';

/** `@RepositoryAt()`: the repository that `…/repositories/{type}/{namespace}/{name}` names. */
export const RepositoryAt = createParamDecorator(
  (_data: unknown, context: ExecutionContext): RepositoryLocator => {
    const {
      type = '',
      namespace = '',
      name = '',
    } = context.switchToHttp().getRequest<FastifyRequest>().params as Record<string, string | undefined>;
    if (!isRepoType(type) || nameProblem(namespace) || nameProblem(name))
      throw new DomainError('not-found', 'repository/not-found', 'Repository not found');
    return { type, namespace, name };
  },
  [describeAddress],
);

/** The three parameters in the contract of the route. */
function describeAddress(target: object, key: string | symbol | undefined): void {
  const descriptor = key === undefined ? undefined : Object.getOwnPropertyDescriptor(target, key);
  if (key === undefined || !descriptor) return;
  ApiParam({ name: 'type', enum: REPO_TYPES })(target, key, descriptor);
  ApiParam({ name: 'namespace', type: String })(target, key, descriptor);
  ApiParam({ name: 'name', type: String })(target, key, descriptor);
}

function isRepoType(text: string): text is RepoType {
  return (REPO_TYPES as readonly string[]).includes(text);
}
