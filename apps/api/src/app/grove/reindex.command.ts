import { SearchIndexer } from '../../modules/search';
import type { CommandFamily, Result } from './command';
import type { Input } from './input';
import type { Operator } from './operator';
import { repositories } from './repositories';

export const REINDEX_COMMANDS: CommandFamily = [
  {
    name: 'reindex',
    usage: '[--repository ADDRESS]',
    summary: 'make anew what lists and searches read: facets, words of names and cards, people, discussions, collections',
    details:
      'The hub may run meanwhile. Nothing is lost when it is interrupted: what is searched is derived from repositories, accounts, discussions and collections.',
    examples: ['grove reindex', 'grove reindex --repository ada/tiny'],
    words: [0, 0],
    options: { repository: { type: 'string' } },
    run: reindex,
  },
];

async function reindex(operator: Operator, input: Input): Promise<Result> {
  const indexer = await operator.service(SearchIndexer);
  const address = input.text('repository');
  let count = 0;
  for await (const { id } of repositories(operator, address)) {
    await indexer.renew(id);
    count++;
  }
  const all = address === undefined;
  const accounts = all ? await indexer.renewAll('accounts') : 0;
  const discussions = all ? await indexer.renewAll('discussions') : 0;
  const collections = all ? await indexer.renewAll('collections') : 0;
  const found = `${count} ${count === 1 ? 'repository' : 'repositories'}, ${accounts} accounts, ${discussions} discussions and ${collections} collections`;
  return { lines: [`${found} can be found anew.`], data: { repositories: count, accounts, discussions, collections } };
}
