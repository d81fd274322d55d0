// Everything that stands on models and in their lists, in one piece: it is loaded together.
export { CardCompare } from './card-compare';
export { CardFit } from './card-fit';
export { CompareTray } from './compare-tray';
export { FitFacts } from './fit-facts';
export { FitsFilter } from './fits-filter';
