import { readFileSync } from 'node:fs';
import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

/** The contract as it was built: bytes that are read once. */
@ApiTags('meta')
@Controller('hub/v1/openapi.json')
export class OpenApiController {
  private readonly document = readFileSync(require.resolve('@modelgrove/shared/openapi/hub.json'));

  @Get()
  @ApiOperation({ summary: 'This document' })
  @ApiOkResponse({ schema: { type: 'object', additionalProperties: true } })
  get(@Res() reply: FastifyReply): void {
    reply.header('Content-Type', 'application/json; charset=utf-8').send(this.document);
  }
}
