import type { RepositoryDetail } from '../../../lib/api-types';
import type { ModelFacts } from './fit';

/** What its page knows of a model, as far as memory is concerned. */
export function modelFactsOf({ parameters, pipelineTag, libraryName, tags, fileFacts }: RepositoryDetail): ModelFacts {
  const { contextLength = null, cacheValuesPerToken = null, dtypes = [], weights = [] } = fileFacts ?? {};
  return {
    parameters,
    pipelineTag,
    libraryName,
    tags,
    contextLength,
    cacheValuesPerToken,
    dtypes: dtypes.map(({ dtype }) => dtype),
    weights,
  };
}
