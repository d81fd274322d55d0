// What the routes of uploads answer. Addresses carry their own proof and live for hours.
import { ApiProperty } from '@nestjs/swagger';
import { type LfsLinks, UPLOAD_LINK_SECONDS, type UploadDecision } from '../../modules/blobs';
import type { PathProblem } from '../../modules/contributions';

const CODES: PathProblem['code'][] = ['path/invalid', 'path/is-folder', 'path/below-file', 'path/collision'];
const KINDS: UploadDecision['kind'][] = ['stored', 'single', 'parts', 'refused'];

export class PathProblemView {
  @ApiProperty({ enum: CODES }) code: PathProblem['code'];
  @ApiProperty() message: string;
}

export class PlannedFileView {
  @ApiProperty() path: string;
  @ApiProperty({ description: 'Comes as a large file, not in the commit' }) isLarge: boolean;
  @ApiProperty({ description: 'The .gitignore of the repository names it' }) isIgnored: boolean;
  @ApiProperty({ type: String, nullable: true, description: 'Of what is there now: the sha256 of a large file, else the git name' })
  contentId: string | null;
  @ApiProperty({ type: PathProblemView, nullable: true }) problem: PathProblemView | null;
}

export class UploadPlanView {
  @ApiProperty({ description: 'The head of the branch' }) commitOid: string;
  @ApiProperty({ type: [PlannedFileView] }) files: PlannedFileView[];
}

export class ReceivedPartView {
  @ApiProperty({ type: 'integer' }) partNumber: number;
  @ApiProperty() etag: string;
}

export class PartsView {
  @ApiProperty({ type: 'integer' }) partBytes: number;
  @ApiProperty({ type: [String], description: 'PUT each part to its address, in the order of the bytes; each answers with an ETag' })
  hrefs: string[];
  @ApiProperty({ type: [ReceivedPartView], description: 'Need not be sent again' }) received: ReceivedPartView[];
  @ApiProperty({ description: 'POST {parts: [{partNumber, etag}]} when all are there' }) completionHref: string;
}

export class LargeFileUploadView {
  @ApiProperty() sha256: string;
  @ApiProperty({ type: 'integer' }) sizeBytes: number;
  @ApiProperty({ enum: KINDS, description: '`stored`: this repository has it, nothing is to be sent' }) kind: UploadDecision['kind'];
  @ApiProperty({ type: 'integer', description: 'How long the addresses live' }) expiresSeconds: number;
  @ApiProperty({ type: String, nullable: true, description: 'Of `single`: PUT the bytes there' }) href: string | null;
  @ApiProperty({ type: PartsView, nullable: true }) parts: PartsView | null;
  @ApiProperty({ type: String, nullable: true, description: 'Why it is refused' }) refusal: string | null;
}

export class CommittedView {
  @ApiProperty() commitOid: string;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Of the pull request that was made of it' }) num: number | null;
}

export function viewUpload(
  decision: UploadDecision,
  received: readonly ReceivedPartView[],
  links: LfsLinks,
  at: { baseUrl: string; repositoryId: bigint },
): LargeFileUploadView {
  const { kind, object } = decision;
  const { baseUrl, repositoryId } = at;
  return {
    ...object,
    kind,
    expiresSeconds: UPLOAD_LINK_SECONDS,
    href: kind === 'single' ? links.upload(baseUrl, repositoryId, object) : null,
    parts: kind === 'parts' ? viewParts(decision, received, links, at) : null,
    refusal: kind === 'refused' ? decision.message : null,
  };
}

function viewParts(
  { object, uploadId, partBytes, parts }: Extract<UploadDecision, { kind: 'parts' }>,
  received: readonly ReceivedPartView[],
  links: LfsLinks,
  { baseUrl, repositoryId }: { baseUrl: string; repositoryId: bigint },
): PartsView {
  const numbers = Array.from({ length: parts }, (_, index) => index + 1);
  return {
    partBytes,
    hrefs: numbers.map((number) => links.part(baseUrl, repositoryId, object, uploadId, number)),
    received: received.map(({ partNumber, etag }) => ({ partNumber, etag })),
    completionHref: links.completion(baseUrl, repositoryId, object, uploadId),
  };
}
