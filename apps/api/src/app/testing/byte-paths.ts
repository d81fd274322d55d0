// The paths on which the contents of an app leave the hub, asked side by side: a kind of right that one of them does not know shows as one line.
import type { TestPerson } from './start-test-hub';

const PATHS = ['resolve', 'resolve of the API', 'raw', 'git', 'pack', 'lfs', 'xet', 'access check', 'viewer', 'lines', 'changes'] as const;

/** What each answers, by its name. `at`: namespace/name of the app, whose `.gitattributes` and large file are asked for. */
export async function bytePaths(
  hubUrl: string,
  person: TestPerson | null,
  at: string,
  file: { oid: string; size: number },
): Promise<Record<string, number>> {
  const ask = async (method: string, path: string, body?: string): Promise<number> => {
    const authorization: Record<string, string> = person === null ? {} : { authorization: `Bearer ${person.token}` };
    const headers = { ...authorization, 'content-type': path.endsWith('upload-pack') ? PACK : 'application/json' };
    const answer = await fetch(hubUrl + path, { method, redirect: 'manual', headers, ...(body === undefined ? {} : { body }) });
    await answer.arrayBuffer();
    return answer.status;
  };
  const own = `/hub/v1/repositories/app/${at}`;
  const asked: Record<(typeof PATHS)[number], Promise<number>> = {
    resolve: ask('GET', `/spaces/${at}/resolve/main/secret.bin`),
    'resolve of the API': ask('GET', `/api/spaces/${at}/resolve/main/.gitattributes`),
    raw: ask('GET', `/spaces/${at}/raw/main/.gitattributes`),
    git: ask('GET', `/spaces/${at}.git/info/refs?service=git-upload-pack`),
    pack: ask('POST', `/spaces/${at}.git/git-upload-pack`, '0000'),
    lfs: ask('POST', `/spaces/${at}.git/info/lfs/objects/batch`, JSON.stringify({ operation: 'download', objects: [file] })),
    xet: ask('GET', `/api/spaces/${at}/xet-read-token/main`),
    'access check': ask('GET', `/api/spaces/${at}/auth-check`),
    viewer: ask('GET', `${own}/content/main/.gitattributes`),
    lines: ask('GET', `${own}/lines?revision=main&path=.gitattributes&from=1&to=2`),
    changes: ask('GET', `${own}/changes?revision=main`),
  };
  return Object.fromEntries(await Promise.all(Object.entries(asked).map(async ([path, status]) => [path, await status] as const)));
}

const PACK = 'application/x-git-upload-pack-request';

export function everyPath(status: number): Record<string, number> {
  return Object.fromEntries(PATHS.map((path) => [path, status]));
}
