// The one place where refusals become HTTP: the dialect of the address picks the renderer. Unexpected errors are logged with the
// request id and answered without their text.
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../common/errors';
import { RepositoryMoved } from '../modules/access';
import { isDatabaseAway, isUnstorableText } from '../platform/database';
import { type Dialect, dialectOf, endpointPrefix } from '../platform/http';
import { type Logger, loggableUrl } from '../platform/logging';
import { renderAppError } from '../surfaces/apps';
import { renderCsghubError } from '../surfaces/csghub';
import { renderGitError } from '../surfaces/git';
import { renderHubError } from '../surfaces/hub';
import { CORS_HEADERS, renderHuggingFaceError } from '../surfaces/huggingface';
import { renderLfsError } from '../surfaces/lfs';
import { renderOauthError } from '../surfaces/oauth';
import { renderOpenAiError } from '../surfaces/openai';
import { renderRunnerError } from '../surfaces/runners';
import { renderXetError } from '../surfaces/xet';
import { MOST_BYTES_THROWN_AWAY } from './leftover-bodies';
import type { PageOf } from './page-of';
import type { WebPages } from './web';

interface Rendered {
  status: number;
  headers: Record<string, string>;
  body: unknown;
}

@Catch()
export class ErrorFilter implements ExceptionFilter {
  constructor(
    private readonly logger: Logger,
    private readonly web: WebPages,
    private readonly pageOf: PageOf,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    if (reply.sent || reply.raw.headersSent) {
      this.logger.warn({ err: error, requestId: request.id }, 'an answer broke off');
      reply.raw.destroy();
      return;
    }
    if (error instanceof RepositoryMoved)
      return void reply
        .code(307)
        .headers(movedHeaders(request))
        .header('location', endpointPrefix(request.originalUrl) + movedUrl(request.raw.url ?? '/', error))
        .send();
    const known = fromFramework(error);
    if (isNoRoute(known) && this.web.answers(request)) return this.page(request, reply);
    const { status, headers, body } = render(known, request);
    // What a format refuses is the client's mistake.
    if (!(known instanceof DomainError) && status >= 500) this.logUnexpected(known, request);
    if (isLongBodyLeft(request)) reply.header('connection', 'close');
    reply.code(known instanceof DomainError && known.code === 'request/misdirected' ? 421 : status).headers(headers);
    reply.send(typeof body === 'string' ? body : JSON.stringify(body));
  }

  /** Links that clients print lead behind their endpoint's prefix; pages do not stand there. */
  private page(request: FastifyRequest, reply: FastifyReply): void {
    if (endpointPrefix(request.originalUrl) === '') {
      this.pageOf(request).then(
        (page) => this.web.send(reply, page),
        (error: unknown) => this.answer(error, request, reply),
      );
      return;
    }
    reply
      .code(302)
      .headers({ Location: localUrl(request.raw.url ?? '/'), 'Cache-Control': 'no-store' })
      .send();
  }

  private logUnexpected(error: unknown, request: FastifyRequest): void {
    // The client has gone; a request that was read to its end counts as destroyed too, its socket does not.
    if (request.raw.socket?.destroyed || isAbort(error)) return;
    this.logger.error(
      { err: error, requestId: request.id, method: request.method, url: loggableUrl(request.raw.url ?? '') },
      'a request failed unexpectedly',
    );
  }
}

/** `//elsewhere.example` would lead to another host. */
function localUrl(url: string): string {
  return url.replace(/^[/\\]+/, '/');
}

function isNoRoute(error: unknown): boolean {
  return error instanceof DomainError && error.code === 'route/not-found';
}

/** Clients read an answer after they have sent everything: what is left is read and thrown away, unless that would take too long. */
function isLongBodyLeft(request: FastifyRequest): boolean {
  return !request.raw.readableEnded && Number(request.headers['content-length'] ?? 0) > MOST_BYTES_THROWN_AWAY;
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && (error.name === 'AbortError' || (error as { code?: string }).code === 'ERR_STREAM_PREMATURE_CLOSE');
}

function movedHeaders(request: FastifyRequest): Record<string, string> {
  return dialectOf(request.raw.url ?? '') === 'huggingface'
    ? { ...CORS_HEADERS, 'Cache-Control': 'no-store' }
    : { 'Cache-Control': 'no-store' };
}

/** The same address with the new name; relative, so that Python's client follows it with its token (contract §4.2). */
export function movedUrl(url: string, moved: RepositoryMoved): string {
  const escaped = [moved.from.namespace, moved.from.name].map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return url.replace(
    new RegExp(`^((?:/api(?:/v1)?)?(?:/(?:models|datasets|spaces))?|/hub/v1/repositories/[a-z]+)/${escaped.join('/')}(?=[/.?]|$)`, 'i'),
    `$1/${moved.to.namespace}/${moved.to.name}`,
  );
}

/** Nest, Fastify and the database driver have refusals of their own (no such route, bad URL, no connection): the same kinds in our words. */
function fromFramework(error: unknown): unknown {
  if (error instanceof DomainError) return error;
  if (isDatabaseAway(error))
    return new DomainError('unavailable', 'database/unavailable', 'The hub cannot reach its database at this moment: try again shortly.', {
      retryAfterSeconds: 5,
    });
  if (isUnstorableText(error))
    return new DomainError('invalid', 'request/unstorable', 'A text of the request holds a NUL character, which cannot be kept.');
  const status = error instanceof HttpException ? error.getStatus() : (error as { statusCode?: unknown } | null)?.statusCode;
  if (status === 404) return new DomainError('not-found', 'route/not-found', 'There is nothing at this address.');
  if (typeof status === 'number' && status >= 400 && status < 500)
    return new DomainError(status === 413 ? 'too-large' : 'invalid', 'request/malformed', 'The request is not well-formed.');
  return error;
}

function render(error: unknown, request: FastifyRequest): Rendered {
  const context = { requestId: String(request.id), isAnonymous: request.actor?.kind !== 'user', baseUrl: request.baseUrl };
  const renderers: Record<Dialect, () => Rendered> = {
    hub: () => renderHubError(error, context.requestId),
    huggingface: () => {
      const rendered = renderHuggingFaceError(error, context);
      return { ...rendered, headers: { ...rendered.headers, ...CORS_HEADERS } };
    },
    csghub: () => renderCsghubError(error, context),
    git: () => renderGitError(error, context),
    lfs: () => renderLfsError(error, context),
    xet: () => renderXetError(error, context.requestId),
    runner: () => renderRunnerError(error, context.requestId),
    openai: () => renderOpenAiError(error, context.requestId),
    app: () => renderAppError(error, context.requestId),
    oauth: () => renderOauthError(error, context.requestId),
    web: () => renderHuggingFaceError(error, context),
  };
  return renderers[dialectOf(request.raw.url ?? '')]();
}
