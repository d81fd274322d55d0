// The contract of /hub/v1 as an OpenAPI document. It is made from the controllers when the contract is built (scripts/contract.mjs),
// sorted so that the same routes always give the same file, and served from that file.
import type { INestApplicationContext } from '@nestjs/common';
import { DocumentBuilder, getSchemaPath, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { HUB_PARTS, HubSurface } from './hub.module';
import { ProblemView } from './problem.view';

const DESCRIPTION =
  'The API that the web pages of a Modelgrove hub use. Browsers bring the session cookie, programs an access token. Refusals are problem documents (RFC 9457).';
const METHODS = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options'] as const;

/** `app` may be a preview: nothing of it runs. */
export function hubDocument(app: INestApplicationContext): OpenAPIObject {
  const head = new DocumentBuilder()
    .setTitle('Modelgrove hub')
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An access token' })
    .addCookieAuth(
      'grove_session',
      { type: 'apiKey', in: 'cookie', name: 'grove_session_{instance}', description: 'The browser session' },
      'cookie',
    )
    .build();
  const document = SwaggerModule.createDocument(app as Parameters<typeof SwaggerModule.createDocument>[0], head, {
    include: [HubSurface, ...HUB_PARTS],
    extraModels: [ProblemView],
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '').toLowerCase()}.${method}`,
  });
  describeRefusals(document);
  return sorted(document) as OpenAPIObject;
}

function describeRefusals(document: OpenAPIObject): void {
  const refusal = { description: 'A refusal', content: { 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemView) } } } };
  for (const path of Object.values(document.paths)) {
    for (const method of METHODS) if (path[method]) path[method].responses.default = refusal;
  }
}

/** Keys in order at every depth; the order of lists means something and stays. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]));
}
