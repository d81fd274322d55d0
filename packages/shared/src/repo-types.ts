// The types of repositories, and what addresses call them. Apart from the rules of names, which first pages have no use for.

/** What the code says. The wire says `space` for `app`. */
export type RepoType = 'model' | 'dataset' | 'app';
export const REPO_TYPES: readonly RepoType[] = ['model', 'dataset', 'app'];

/** `''`, `datasets/` or `spaces/`: what stands before `ns/name` in web, git and resolve addresses. */
export const WEB_PREFIX: Record<RepoType, string> = { model: '', dataset: 'datasets/', app: 'spaces/' };
/** The plural that API paths use. */
export const API_PLURAL: Record<RepoType, 'models' | 'datasets' | 'spaces'> = { model: 'models', dataset: 'datasets', app: 'spaces' };
/** What the Hugging Face wire calls a type in bodies. */
export const WIRE_TYPE: Record<RepoType, 'model' | 'dataset' | 'space'> = { model: 'model', dataset: 'dataset', app: 'space' };
