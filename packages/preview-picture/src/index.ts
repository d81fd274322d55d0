// The picture that other sites show beside a link: 1200 × 630, from facts and two fonts. Pure: no files, no clock.
export { drawPreview, type PreviewFacts } from './draw-preview';
export { openFont, type PreviewFont } from './fonts';
