import { type AppConfig, configWarnings } from '../../../platform/config';
import type { HubDatabase } from '../find-database';
import { messageOf, type Finding, ok, problem, warning } from './finding';

const CHECK = 'public address';
const TIMEOUT_MS = 10_000;

/** What the settings of this shell say about the address, and whether a running hub answers there. */
export async function checkPublicUrl(config: AppConfig, hub: HubDatabase, env: NodeJS.ProcessEnv): Promise<Finding[]> {
  const doubts = configWarnings(config, env).map((text) =>
    warning('settings', text.replace(/\.$/, ''), 'correct the environment of the hub'),
  );
  const mixed = mixedContent(config);
  if (mixed) doubts.push(mixed);
  if (hub.kind === 'of the stopped hub') return [...doubts, ok(CHECK, `${hub.url}; the hub is stopped`)];
  if (hub.url !== config.publicUrl)
    doubts.push(warning(CHECK, `the hub calls itself ${hub.url}, this shell ${config.publicUrl}`, 'give both the same environment'));
  return [...doubts, await answer(hub)];
}

function mixedContent({ publicUrl, objectStore }: AppConfig): Finding | null {
  const endpoint = objectStore.kind === 's3' ? objectStore.publicEndpoint : undefined;
  if (!endpoint?.startsWith('http:') || !publicUrl.startsWith('https:')) return null;
  return problem(CHECK, `browsers on ${publicUrl} load nothing from ${endpoint}`, 'give GROVE_S3_PUBLIC_ENDPOINT an https address');
}

async function answer({ url, kind }: HubDatabase): Promise<Finding> {
  try {
    const response = await fetch(`${url}/health/ready`, { redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) });
    const body = (await response.json().catch(() => null)) as { status?: unknown; problems?: unknown } | null;
    if (response.ok && body?.status === 'ready') return ok(CHECK, `${url} answers and is ready`);
    if (body?.status === 'not ready')
      return problem(CHECK, `${url} is not ready: ${JSON.stringify(body.problems)}`, 'see the other lines and its log');
    return problem(
      CHECK,
      `${url} is answered by something else (status ${response.status})`,
      'look at GROVE_PUBLIC_URL and the proxy before the hub',
    );
  } catch (error) {
    const isHere = kind === 'of the running hub';
    const advice = isHere ? 'look at its log' : 'start the hub, or make sure that clients reach the address';
    return warning(CHECK, `${url} does not answer from here: ${messageOf(error)}`, advice);
  }
}
