// The journeys in the order they are made: the first one makes the people that the others are.
import { newRepository } from './new-repository.mjs';
import { setup } from './setup.mjs';
import { tokens } from './tokens.mjs';

export const JOURNEYS = [setup, tokens, newRepository];
