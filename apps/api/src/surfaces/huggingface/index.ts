// The dialect of the Hugging Face clients.
export { HuggingFaceSurface } from './huggingface.module';
export { type RefusalContext, type RenderedRefusal, renderHuggingFaceError } from './huggingface.errors';
export { CORS_HEADERS } from './cors';
