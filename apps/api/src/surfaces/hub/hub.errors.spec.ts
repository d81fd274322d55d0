import { NotFoundException } from '@nestjs/common';
import { DomainError } from '../../common/errors';
import { renderHubError } from './hub.errors';

describe('renderHubError', () => {
  it('renders a refusal with its code, its fields and when to come back', () => {
    const error = new DomainError('too-many', 'auth/busy', 'Try again.', {
      retryAfterSeconds: 2.2,
      fields: [{ field: 'login', message: 'no' }],
    });
    expect(renderHubError(error, 'req-1')).toEqual({
      status: 429,
      headers: {
        'Content-Type': 'application/problem+json; charset=utf-8',
        'Cache-Control': 'no-store',
        'X-Request-Id': 'req-1',
        'Retry-After': '3',
      },
      body: {
        type: 'urn:modelgrove:problem:auth:busy',
        title: 'Too Many Requests',
        status: 429,
        code: 'auth/busy',
        detail: 'Try again.',
        requestId: 'req-1',
        fields: [{ field: 'login', message: 'no' }],
      },
    });
  });

  it('has 421 for a name that is not ours', () => {
    expect(renderHubError(new DomainError('invalid', 'request/misdirected', 'No.'), 'r').status).toBe(421);
  });

  it('keeps the status of what the framework refuses, and tells nothing of what went wrong inside', () => {
    expect(renderHubError(new NotFoundException(), 'r')).toMatchObject({ status: 404, body: { code: 'http/404' } });
    expect(renderHubError({ statusCode: 414, message: 'x' }, 'r')).toMatchObject({ status: 414, body: { code: 'http/414' } });
    const inside = renderHubError(new Error('password=hunter2 at /srv/secret'), 'r');
    expect(inside.status).toBe(500);
    expect(JSON.stringify(inside)).not.toContain('hunter2');
    expect(renderHubError({ statusCode: 502 }, 'r').status).toBe(500);
  });
});
