import { SeedFileError } from './seed-checker';
import { parseSeed } from './seed-file';

const WHOLE = `users:
  - name: alice
    email: alice@example.com
    password: correct horse battery
    fullName: Alice
    admin: true
    tokens:
      - { name: laptop, role: write, value: hf_abcdefghijklmnopqrstuvwxyz }
  - name: bob
organizations:
  - name: acme
    members: { alice: admin, bob: read }
repositories:
  - { type: dataset, id: acme/corpus, private: true, license: mit }
  - { id: alice/net }
`;

function problemsOf(text: string): string[] {
  try {
    parseSeed(text, 'seed.yaml');
  } catch (error) {
    if (error instanceof SeedFileError) return error.problems.map(({ line, path, problem }) => `${line} ${path} ${problem}`);
    throw error;
  }
  return [];
}

describe('a seed file', () => {
  it('is read with its defaults', () => {
    expect(parseSeed(WHOLE, 'seed.yaml')).toEqual({
      users: [
        {
          name: 'alice',
          email: 'alice@example.com',
          password: 'correct horse battery',
          fullName: 'Alice',
          admin: true,
          tokens: [{ name: 'laptop', role: 'write', value: 'hf_abcdefghijklmnopqrstuvwxyz' }],
        },
        { name: 'bob', admin: false, tokens: [] },
      ],
      organizations: [{ name: 'acme', members: { alice: 'admin', bob: 'read' } }],
      repositories: [
        { type: 'dataset', id: 'acme/corpus', private: true, license: 'mit' },
        { type: 'model', id: 'alice/net', private: false },
      ],
    });
  });

  it('may be empty', () => {
    expect(parseSeed('', 'seed.yaml')).toEqual({ users: [], organizations: [], repositories: [] });
  });

  it.each([
    [
      'users:\n  - name: alice\n    emial: a@b.c\n',
      '3 users[0].emial is not known here; known are name, email, password, fullName, admin, tokens',
    ],
    ['users:\n  - email: a@b.c\n', '2 users[0].name is missing'],
    ['users:\n  - name: alice\n    password: short\n', '3 users[0].password has fewer than 10 characters'],
    ['users:\n  - name: alice\n    email: nobody\n', '3 users[0].email is not an e-mail address'],
    ['users:\n  - name: 123\n', '2 users[0].name must be a text (put it in quotes)'],
    ['users: alice\n', '1 users must be a list'],
    [
      'organizations:\n  - name: acme\n    members:\n      bob: owner\n',
      '4 organizations[0].members.bob must be one of admin, write, contributor, read',
    ],
    ['repositories:\n  - id: lonely\n', "2 repositories[0].id 'lonely' is not namespace/name"],
    ['users:\n  - name: api\n', "2 users[0].name is not a valid name: the name 'api' is reserved"],
    [
      'users:\n  - name: alice\norganizations:\n  - name: Alice\n',
      "4 organizations[0].name 'Alice' is taken by another entry of this file",
    ],
  ])('names line and path: %j', (text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });

  it('names the line of broken YAML', () => {
    expect(problemsOf('users:\n  - name: "alice\n')[0]).toMatch(/^[23] /);
  });

  it('refuses a token value of another shape without repeating it', () => {
    const [problem] = problemsOf('users:\n  - name: alice\n    tokens:\n      - { name: a, role: read, value: sk-secret }\n');
    expect(problem).toMatch(/^4 users\[0\]\.tokens\[0\]\.value is not a token/);
    expect(problem).not.toContain('sk-secret');
  });

  it('reports every problem at once in a message for the operator', () => {
    expect(() => parseSeed('users:\n  - name: a b\n  - {}\n', '/etc/seed.yaml')).toThrow(
      /seed file \/etc\/seed.yaml cannot be applied:\n {2}line 2: .*\n {2}line 3: users\[1\]\.name is missing/,
    );
  });
});
