// Who may clone and push, and what git tells those who may not.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { refusal } from './git.mjs';

const UNKNOWN_TOKEN = 'hf_interopUnknown0000123456789ABCDEFGHI';

export function accessCases({ test, api, git, gitAs, newId, urlOf, context }) {
  test('a private repository asks nobody-in-particular for credentials, and says not found to somebody else', async (folder) => {
    const id = await api.createRepo(newId('private'), { private: true });
    const nobody = gitAs('nobody', null);
    await refusal(nobody(folder, 'clone', urlOf(id), 'a'), /could not read Username|Authentication failed|terminal prompts disabled/);
    await refusal(gitAs('bob')(folder, 'clone', urlOf(id), 'b'), /not found/i);
    await git(folder, 'clone', urlOf(id), 'c');
  });

  test('a missing repository asks nobody-in-particular for credentials too, so that private ones do not stand out', async (folder) => {
    const nobody = gitAs('nobody', null);
    await refusal(
      nobody(folder, 'clone', urlOf('alice/never-made'), 'a'),
      /could not read Username|Authentication failed|terminal prompts disabled/,
    );
  });

  test('a public repository is cloned without credentials, and pushing to it without them asks for them', async (folder) => {
    const id = await api.createRepo(newId('public'));
    const nobody = gitAs('nobody', null);
    await nobody(folder, 'clone', urlOf(id), 'local');
    const local = join(folder, 'local');
    await nobody(local, 'commit', '--allow-empty', '-m', 'x');
    await refusal(nobody(local, 'push', 'origin', 'main'), /could not read Username|Authentication failed|terminal prompts disabled/);
  });

  test('an unknown token is told that it is not valid, with a readable line from the hub', async (folder) => {
    // A public one would be cloned without the token ever being sent.
    const id = await api.createRepo(newId('wrong-token'), { private: true });
    const stranger = gitAs('alice', UNKNOWN_TOKEN);
    await refusal(stranger(folder, 'clone', urlOf(id), 'a'), /Authentication failed|Invalid/i);
  });

  test('the user name does not matter, only the token does, and a password is no token', async (folder) => {
    const id = await api.createRepo(newId('basic'), { private: true });
    const named = (user, secret) => urlOf(id).replace('://', `://${user}:${secret}@`);
    const nobody = gitAs('nobody', null);
    await nobody(folder, 'clone', named('hf_user', context.users.alice.write), 'a');
    await refusal(nobody(folder, 'clone', named('alice', context.users.alice.password), 'b'), /Authentication failed|not found|Invalid/i);
  });

  test('a read token, a reader and a stranger clone a public repository but cannot push, and read why', async (folder) => {
    const id = await api.createRepo(newId('readers').replace('alice/', 'acme/'));
    for (const [user, token] of [
      ['alice', context.users.alice.read],
      ['bob', context.users.bob.write],
    ]) {
      const reader = gitAs(user, token);
      const local = `${user}-local`;
      await reader(folder, 'clone', urlOf(id), local);
      await reader(join(folder, local), 'commit', '--allow-empty', '-m', 'x');
      const said = await refusal(reader(join(folder, local), 'push', 'origin', 'main'), /403|remote:.*(permission|write|read)/i);
      assert.match(said, /remote: .*\w+/, 'a line from the hub');
    }
  });
}
