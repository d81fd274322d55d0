// A new branch for clients that make one by sending its `.gitattributes`: it begins where the default branch stands.
import { Injectable } from '@nestjs/common';
import type { Granted } from '../../access';
import { CommitService, RefService, VersionReader } from '../../versions';
import { Authors } from '../author';

const ATTRIBUTES = '.gitattributes';

export interface BeginBranchRequest {
  name: string;
  title: string;
  body: string;
  attributes: Buffer;
}

@Injectable()
export class BeginBranch {
  constructor(
    private readonly refs: RefService,
    private readonly commits: CommitService,
    private readonly versions: VersionReader,
    private readonly authors: Authors,
  ) {}

  /**
   * Attributes that are there stay: large files may lean on them, and what clients send is the same text for every repository.
   * Throws 'ref/exists', 'ref/invalid', 'revision/not-found' when there is no default branch.
   */
  async run(repo: Granted<'write'>, { name, title, body, attributes }: BeginBranchRequest): Promise<void> {
    const author = this.authors.of(repo.actor);
    const ref = await this.refs.createBranch(repo, name, { author });
    if (await this.versions.entry(repo, ref.oid, ATTRIBUTES)) return;
    const operations = [{ kind: 'put' as const, path: ATTRIBUTES, content: attributes }];
    await this.commits.commit(repo, { refName: ref.name, title, body, author, operations });
  }
}
