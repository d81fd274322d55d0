// Absolute addresses in answers. Always built from the address the client used: another host name breaks clients (contract trap 37).
import { type RepoType, WEB_PREFIX, WIRE_TYPE } from '@modelgrove/shared';
import { linkHeader } from '@modelgrove/wire-formats';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Granted } from '../../modules/access';
import { xetAccount } from '../../modules/blobs';

interface Named {
  type: RepoType;
  namespace: string;
  name: string;
}

export function repositoryUrl(baseUrl: string, repository: Named): string {
  return `${baseUrl}/${WEB_PREFIX[repository.type]}${repository.namespace}/${repository.name}`;
}

/** A file of a commit, for download. */
export function fileUrl(baseUrl: string, { repo, commitOid }: { repo: Named; commitOid: string }, path: string): string {
  return `${repositoryUrl(baseUrl, repo)}/resolve/${commitOid}/${path.split('/').map(encodeURIComponent).join('/')}`;
}

/** Where a reader of the repository gets a token of the Xet store, and where that is for them. */
export function xetAddresses(baseUrl: string, repo: Granted, commitOid: string): { token: string; store: string } {
  const repository = `${WIRE_TYPE[repo.type]}s/${repo.namespace}/${repo.name}`;
  return { token: `${baseUrl}/api/${repository}/xet-read-token/${commitOid}`, store: `${baseUrl}/xet/${xetAccount(repo.actor)}` };
}

/** The same address with another cursor: clients never repeat their parameters (contract trap 20). */
export function setNextLink(request: FastifyRequest, reply: FastifyReply, parameter: string, value: string | null): void {
  if (value === null) return;
  const [path = '', query = ''] = (request.raw.url ?? '').split('?', 2);
  const parameters = new URLSearchParams(query);
  parameters.set(parameter, value);
  reply.header('Link', linkHeader(`${request.baseUrl}${path}?${parameters.toString()}`));
}
