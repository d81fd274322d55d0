import { AuthenticationError, BadRequestError, NotFoundError, PermissionDeniedError } from 'openai';
import { raises } from './kit.mjs';

export function refusalCases({ test, openai, stranger, sent, model }) {
  test('what is wrong is told as the library’s own exceptions, with codes and the id of the request', async () => {
    const client = openai();
    const [base, file] = [await model(), await sent(client)];
    const create = (change, who = client) => who.fineTuning.jobs.create({ model: base, training_file: file.id, ...change });
    await raises(NotFoundError, () => create({ model: 'alice/nothing-here' }), 'repository/not-found');
    await raises(NotFoundError, () => create({ training_file: 'file-nothing' }), 'file/not-found');
    await raises(BadRequestError, () => create({ hyperparameters: { n_epochs: -1 } }), 'finetune/hyperparameter');
    await raises(NotFoundError, () => client.fineTuning.jobs.retrieve('ftjob-nothing'));
    await raises(NotFoundError, () => openai('bob').files.retrieve(file.id), 'file/not-found');
    await raises(NotFoundError, () => create({}, openai('bob')));
    await raises(PermissionDeniedError, () => create({}, openai('alice', 'read')));
    await raises(AuthenticationError, () => stranger().files.list());
  });

  test('another kind of training is said to be none of this hub’s', async () => {
    const client = openai();
    const asked = { model: await model(), training_file: (await sent(client)).id, method: { type: 'dpo' } };
    await raises(Error, () => client.fineTuning.jobs.create(asked), 'finetune/method');
  });
}
