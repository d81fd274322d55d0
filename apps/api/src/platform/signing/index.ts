// The door of signing: tokens for addresses where the bytes pass through us, secrets that are kept, letters that are sent.
export { UrlSigner, type Claims } from './url-signer';
export { Sealer } from './sealer';
export { letterHeaders, letterSignature } from './letter-signature';
