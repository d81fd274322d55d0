// The door of signing: tokens for addresses where the bytes pass through us.
export { UrlSigner, type Claims } from './url-signer';
export { Sealer } from './sealer';
