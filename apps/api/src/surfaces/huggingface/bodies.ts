// What clients send about repositories. Older ones say `private`, newer ones `visibility` (contract §0.8); an unknown visibility is
// refused rather than taken for public (trap 1).
import { IsArray, IsIn, IsOptional, Matches, MaxLength } from 'class-validator';
import type { RepoType } from '@modelgrove/shared';
import { DomainError } from '../../common/errors';

export const WIRE_TYPES = ['model', 'dataset', 'space'] as const;
export type WireType = (typeof WIRE_TYPES)[number];
const MAX_NAME = 200;
/** Postgres text cannot hold NUL: refused as the client's mistake, before it becomes ours. */
export const NO_NUL = /^[^\0]*$/;

export function repoType(wire: WireType | undefined | null): RepoType {
  if (wire === 'space') return 'app';
  return wire ?? 'model';
}

export class RepositoryBody {
  @Matches(NO_NUL) @MaxLength(MAX_NAME) name: string;
  @IsOptional() @Matches(NO_NUL) @MaxLength(MAX_NAME) organization?: string | null;
  @IsOptional() @IsIn(WIRE_TYPES) type?: WireType | null;
}

export class CreateBody extends RepositoryBody {
  @IsOptional() visibility?: unknown;
  @IsOptional() private?: unknown;
  @IsOptional() @Matches(NO_NUL) @MaxLength(40) sdk?: string | null;
  @IsOptional() @Matches(NO_NUL) @MaxLength(100) license?: string | null;
  @IsOptional() @IsArray() files?: unknown[];
}

export class MoveBody {
  @Matches(NO_NUL) @MaxLength(MAX_NAME) fromRepo: string;
  @Matches(NO_NUL) @MaxLength(MAX_NAME) toRepo: string;
  @IsOptional() @IsIn(WIRE_TYPES) type?: WireType | null;
}

export class SettingsBody {
  @IsOptional() visibility?: unknown;
  @IsOptional() private?: unknown;
  @IsOptional() @IsIn(['auto', 'manual', false, 'false']) gated?: 'auto' | 'manual' | false | 'false';
  @IsOptional() @IsIn([true, false]) discussionsDisabled?: boolean;
}

export class DuplicateBody {
  @Matches(NO_NUL) @MaxLength(MAX_NAME) repository: string;
  @IsOptional() visibility?: unknown;
  @IsOptional() private?: unknown;
}

/** Undefined when the client says nothing. Throws for what it does not understand, so that nothing becomes public by mistake. */
export function privacyOf(body: { visibility?: unknown; private?: unknown }): boolean | undefined {
  const { visibility, private: isPrivate } = body;
  if (visibility !== undefined && visibility !== null) {
    if (visibility === 'public') return false;
    // 'protected' hides the files and shows the app: apps are not run here, so all of it stays hidden.
    if (visibility === 'private' || visibility === 'protected') return true;
    throw new DomainError('invalid', 'repository/visibility', "visibility must be 'public', 'private' or 'protected'.");
  }
  if (isPrivate === undefined || isPrivate === null) return undefined;
  if (typeof isPrivate !== 'boolean') throw new DomainError('invalid', 'repository/visibility', 'private must be true or false.');
  return isPrivate;
}

/** Files that @huggingface/hub sends along with a creation. */
export function filesOf(files: unknown[] | undefined): { path: string; content: Buffer }[] {
  return (files ?? []).map((file) => {
    const { path, content, encoding } = (typeof file === 'object' && file !== null ? file : {}) as Record<string, unknown>;
    if (typeof path !== 'string' || typeof content !== 'string')
      throw new DomainError('invalid', 'request/invalid', "each of 'files' has a path and a content.");
    return { path, content: Buffer.from(content, encoding === 'base64' ? 'base64' : 'utf8') };
  });
}
