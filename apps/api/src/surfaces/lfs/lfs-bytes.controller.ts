// Bytes of large files through signed addresses: PUT whole or in parts, completion, verify, GET. No other credential is needed or read.
import { Controller, Get, HttpCode, Options, Param, Post, Put, Req, Res } from '@nestjs/common';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { contentRange, parseRange } from '@modelgrove/wire-formats';
import { DomainError } from '../../common/errors';
import { BlobService, BlobUploadService, LfsLinks } from '../../modules/blobs';
import { bodyStream, JsonBody, sendStream } from '../../platform/http';
import { CORS_HEADERS, CORS_PREFLIGHT_HEADERS } from './lfs-cors';
import { LFS_MEDIA_TYPE } from './lfs.errors';

const COMPLETION_LIMIT_BYTES = 4 * 1024 * 1024;
const MAX_PARTS = 10_000;

class PartBody {
  @IsInt() @Min(1) @Max(MAX_PARTS) partNumber: number;
  @IsString() @MaxLength(200) etag: string;
}

class CompletionBody {
  @IsOptional() @Matches(/^[0-9a-f]{64}$/) oid?: string;
  @IsArray() @ArrayMaxSize(MAX_PARTS) @ValidateNested({ each: true }) @Type(() => PartBody) parts: PartBody[];
}

class VerifyBody {
  @Matches(/^[0-9a-f]{64}$/) oid: string;
  @IsOptional() @IsInt() @Min(0) size?: number;
}

@Controller('lfs')
export class LfsBytesController {
  constructor(
    private readonly blobs: BlobService,
    private readonly uploads: BlobUploadService,
    private readonly links: LfsLinks,
  ) {}

  /** Of any Content-Type: git-lfs guesses one from the contents. */
  @Put('objects/:token')
  async put(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const target = this.links.target(token, 'lfs-upload');
    refuseOtherLength(request, target.sizeBytes);
    await this.uploads.receive(target, bodyStream(request));
    reply
      .code(200)
      .headers({ ...CORS_HEADERS, ETag: `"${target.sha256}"` })
      .send();
  }

  /** What csghub-sdk sends of a file that is here: a byte, or a part of it. They are not looked at. */
  @Put('present/:token')
  async putAgain(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    const target = this.links.target(token, 'lfs-present');
    await this.uploads.verify(target);
    reply
      .code(200)
      .headers({ ...CORS_HEADERS, ETag: `"${target.sha256}"` })
      .send();
  }

  @Put('parts/:token/:number')
  async putPart(
    @Param('token') token: string,
    @Param('number') number: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { uploadId } = this.links.targetInParts(token, 'lfs-part');
    if (!/^\d{1,5}$/.test(number)) throw new DomainError('invalid', 'lfs/part', 'A part is named by its number.');
    const etag = await this.uploads.receivePart(uploadId, Number(number), bodyStream(request));
    reply
      .code(200)
      .headers({ ...CORS_HEADERS, ETag: etag.startsWith('"') ? etag : `"${etag}"` })
      .send();
  }

  @Post('parts/:token')
  @HttpCode(200)
  async complete(
    @Param('token') token: string,
    @JsonBody(CompletionBody, { limitBytes: COMPLETION_LIMIT_BYTES }) body: CompletionBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { uploadId, ...target } = this.links.targetInParts(token, 'lfs-complete');
    await this.uploads.complete(uploadId, target, body.parts);
    reply.headers({ ...CORS_HEADERS, 'Content-Type': LFS_MEDIA_TYPE });
    return { success: true };
  }

  @Post('verify/:token')
  @HttpCode(200)
  async verify(
    @Param('token') token: string,
    @JsonBody(VerifyBody) body: VerifyBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const target = this.links.target(token, 'lfs-verify');
    if (body.oid !== target.sha256) throw new DomainError('invalid', 'lfs/verify', 'This address verifies another object.');
    await this.uploads.verify({ ...target, sizeBytes: body.size ?? target.sizeBytes });
    reply.headers({ ...CORS_HEADERS, 'Content-Type': LFS_MEDIA_TYPE });
    return {};
  }

  @Get('objects/:token')
  async get(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { repositoryId, sha256, sizeBytes } = this.links.target(token, 'lfs-download');
    const range = parseRange(request.headers.range, sizeBytes);
    const headers: Record<string, string> = { ...CORS_HEADERS, 'Accept-Ranges': 'bytes', ETag: `"${sha256}"`, 'Cache-Control': 'no-store' };
    if (range.kind !== 'whole') headers['Content-Range'] = contentRange(range, sizeBytes);
    if (range.kind === 'unsatisfiable') return void reply.code(416).headers(headers).send();
    const length = range.kind === 'range' ? range.endInclusive - range.start + 1 : sizeBytes;
    const wanted = range.kind === 'range' && length > 0 ? { start: range.start, endInclusive: range.endInclusive } : undefined;
    const { stream } = await this.blobs.openSigned(repositoryId, sha256, wanted);
    const content = {
      'Content-Type': 'application/octet-stream',
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "sandbox; default-src 'none'",
    };
    reply.code(range.kind === 'range' ? 206 : 200).headers({ ...headers, ...content, 'Content-Length': String(length) });
    return sendStream(reply, stream);
  }

  @Options('*')
  preflight(@Res() reply: FastifyReply): void {
    reply.code(204).headers(CORS_PREFLIGHT_HEADERS).send();
  }
}

/** Refused before the bytes are read, where the client says how many there are. */
function refuseOtherLength(request: FastifyRequest, sizeBytes: number): void {
  const declared = request.headers['content-length'];
  if (declared === undefined || request.headers['content-encoding'] !== undefined || Number(declared) === sizeBytes) return;
  throw new DomainError('unprocessable', 'lfs/wrong-bytes', `This address takes ${sizeBytes} bytes, not ${declared}.`);
}
