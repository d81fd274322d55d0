// `/v1/files` of the OpenAI API: files to train with.
import { Controller, Delete, Get, HttpCode, Param, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { multipartBoundary, readMultipart } from '@modelgrove/wire-formats';
import type { Actor } from '../../common/actor';
import { DomainError } from '../../common/errors';
import { FileIntake, type ReceivedFile } from '../../modules/contributions';
import { TrainingFilesService } from '../../modules/finetune';
import { bodyStream, CurrentActor, leavingOf, sendStream, ValidQuery } from '../../platform/http';
import { ApiKeyGuard } from './api-key.guard';
import { FilesQueryDto } from './openai.dto';
import { viewFile } from './openai.views';

const LIMITS = { maxParts: 16, maxHeadBytes: 16 * 1024 };
const MAX_FIELD_BYTES = 4096;
const PURPOSES = ['fine-tune', 'evals', 'user_data'];
const PAGE = 100;
const MOST = 10_000;

@ApiExcludeController()
@Controller('v1/files')
@UseGuards(ApiKeyGuard)
export class OpenAiFilesController {
  constructor(
    private readonly files: TrainingFilesService,
    private readonly intake: FileIntake,
  ) {}

  @Post()
  @HttpCode(200)
  async create(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<object> {
    const { purpose, fileName, file } = await this.form(request);
    await using received = file;
    if (!PURPOSES.includes(purpose))
      throw new DomainError('invalid', 'file/purpose', `The purpose of a file is one of ${PURPOSES.join(', ')}.`);
    return viewFile(await this.files.create(actor, fileName, purpose, received));
  }

  @Get()
  async list(@CurrentActor() actor: Actor, @ValidQuery(FilesQueryDto) { after, limit, purpose }: FilesQueryDto): Promise<object> {
    const before = after === undefined ? null : (await this.files.get(actor, after)).id;
    const { files, nextCursor } = await this.files.list(actor, before, purpose ?? null, Math.min(Number(limit ?? PAGE) || 1, MOST));
    const data = files.map(viewFile);
    return { object: 'list', data, has_more: nextCursor !== null, first_id: files[0]?.key ?? null, last_id: files.at(-1)?.key ?? null };
  }

  @Get(':key')
  async get(@CurrentActor() actor: Actor, @Param('key') key: string): Promise<object> {
    return viewFile(await this.files.get(actor, key));
  }

  @Get(':key/content')
  async content(@CurrentActor() actor: Actor, @Param('key') key: string, @Res() reply: FastifyReply): Promise<void> {
    const leaving = leavingOf(reply);
    const { stream, sizeBytes } = await this.files.open(actor, await this.files.get(actor, key), leaving);
    reply.headers({
      'Content-Type': 'application/octet-stream',
      'Content-Length': String(sizeBytes),
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "sandbox; default-src 'none'",
    });
    await sendStream(reply, stream);
  }

  @Delete(':key')
  async remove(@CurrentActor() actor: Actor, @Param('key') key: string): Promise<object> {
    await this.files.delete(actor, key);
    return { id: key, object: 'file', deleted: true };
  }

  private async form(request: FastifyRequest): Promise<{ purpose: string; fileName: string; file: ReceivedFile }> {
    const boundary = multipartBoundary(request.headers['content-type'] ?? '');
    if (boundary === null)
      throw new DomainError('invalid', 'file/form', 'A form with the parts purpose and file is expected (multipart/form-data).');
    let purpose = '';
    let file: ReceivedFile | null = null;
    let fileName = '';
    try {
      for await (const part of readMultipart(bodyStream(request), boundary, LIMITS)) {
        if (part.name === 'purpose') purpose = await fieldText(part.body);
        if (part.name !== 'file' || file) continue;
        fileName = part.fileName ?? 'file.jsonl';
        file = await this.intake.receive(part.body, Number(request.headers['content-length'] ?? 0) || 0);
      }
      if (!file) throw new DomainError('invalid', 'file/form', 'The form has no part named file.');
      return { purpose, fileName, file };
    } catch (error) {
      await file?.[Symbol.asyncDispose]();
      throw error;
    }
  }
}

async function fieldText(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > MAX_FIELD_BYTES) throw new DomainError('too-large', 'file/form', 'A field of the form is too long.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8').trim();
}
