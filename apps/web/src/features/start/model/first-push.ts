// How the first repository comes into an empty hub: at most four lines each, with the address the reader is at. Pasted into a fresh shell
// they work as they are once a token stands in them.

/** Of the repository that the commands make. */
const REPOSITORY_NAME = 'first-model';

/** The form of a new repository that leads on to its upload page. */
export const FIRST_IN_BROWSER = '/new?first=1';

export interface FirstPush {
  id: 'hf' | 'git' | 'browser';
  lines: string[];
}

/** `null`: nobody is signed in, or no token was made yet. */
export function firstPush(origin: string, userName: string | null, token: string | null): FirstPush[] {
  const name = userName ?? 'YOUR-NAME';
  const secret = token ?? 'YOUR-TOKEN';
  const url = new URL(`/${name}/${REPOSITORY_NAME}`, origin);
  [url.username, url.password] = [name, secret];
  return [
    {
      id: 'hf',
      lines: [
        'pip install -U huggingface_hub',
        `export HF_ENDPOINT=${origin} HF_TOKEN=${secret}`,
        `hf upload ${name}/${REPOSITORY_NAME} ./my-folder`,
      ],
    },
    {
      id: 'git',
      lines: [
        `curl -H "Authorization: Bearer ${secret}" -d '{"name":"${REPOSITORY_NAME}"}' ${origin}/api/repos/create`,
        `git lfs install && git clone ${url.href} && cd ${REPOSITORY_NAME}`,
        'cp -r ../my-folder/. .',
        'git add . && git commit -m "First version" && git push',
      ],
    },
    { id: 'browser', lines: [origin + FIRST_IN_BROWSER] },
  ];
}
