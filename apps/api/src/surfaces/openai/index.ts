// The door of the OpenAI surface (docs/protocols/openai.md).
export { renderOpenAiError } from './openai.errors';
export { OpenAiSurface } from './openai.module';
