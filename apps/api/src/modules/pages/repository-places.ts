// Whether there is what an address names within a repository, as the page at that address would find it.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../common/errors';
import type { Granted } from '../access';
import { VersionReader } from '../versions';

export interface PlaceAsk {
  kind: 'tree' | 'blob' | 'commits' | 'commit';
  /** The first part of the tail: access that is granted with it needs no further statement to resolve it. */
  revision: string;
  /** Revision and path as they stand in the address, percent-encoded. */
  tail: string;
}

@Injectable()
export class RepositoryPlaces {
  constructor(private readonly versions: VersionReader) {}

  /** What may not be read, but is there, is there. An empty repository has the pages of its branch: they say how to begin. */
  async isThere(repo: Granted, { kind, revision: asked, tail }: PlaceAsk): Promise<boolean> {
    try {
      if (kind === 'commit') return (await this.versions.resolve(repo, asked)).commitOid !== '';
      const { revision, path } = await this.versions.locate(repo, tail);
      // A file that was taken away keeps its history.
      if (kind === 'commits') return true;
      const entry = await this.versions.entry(repo, revision.commitOid, path);
      return entry !== null && (entry.kind === 'directory') === (kind === 'tree');
    } catch (error) {
      if (!(error instanceof DomainError) || error.kind === 'unavailable') throw error;
      return error.kind !== 'not-found' || (kind !== 'commit' && (await this.versions.head(repo)) === null);
    }
  }
}
