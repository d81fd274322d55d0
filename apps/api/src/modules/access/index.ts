// The one place that decides who may do what. A Granted value is the proof; services ask for it in their signatures.
export { AccessModule } from './access.module';
export { AccessService, insideHub } from './access.service';
export { AttemptFence } from './attempt-fence';
export { attemptEnded, RepositoryMoved, saleAddress } from './access.errors';
export type { Granted, GrantedNamespace, NamespaceAction, RepositoryAction, RepositoryLocator } from './access.types';
export { type NamespacePreview, type Reached, type TokenPreview, TokenPreviews } from './token-previews';
