// The hubs that are pictured, each made when the first of its pages is: the world of the journeys with people who talk, a town with money, a hub that nobody has set up.
import { ADA } from '../../journeys/lib/lab.mjs';
import { signedIn } from '../../journeys/lib/own-hub.mjs';
import { person } from '../../journeys/lib/town.mjs';
import { makeMarket } from './market.mjs';
import { makeTalk } from './talk.mjs';

/** Answers `hub(place)` and `visitor(place, who, locale)`; what has an address that nobody can foresee is in `world`. */
export function placesOf(lab) {
  const world = {
    get collections() {
      return lab.collections;
    },
  };
  const makers = {
    world: async () => {
      await lab.world();
      await makeTalk(lab, await lab.api());
      return lab.product;
    },
    market: async () => {
      world.market = await makeMarket(lab);
      return world.market.hub;
    },
    fresh: async () => {
      const hub = await lab.newHub('fresh');
      const { pathname, hash } = new URL(await hub.setupLink());
      world.fresh = { setup: pathname + hash };
      return hub;
    },
  };
  const made = {};
  const hub = (place) => (made[place] ??= makers[place]());
  const visitor = async (place, who, locale) => {
    const there = await hub(place);
    if (!who) return lab.visitorAt(there.endpoint, { locale });
    return place === 'market' ? person(lab, there, who, { locale }) : signedIn(lab, there, ADA, { locale });
  };
  const stop = async () => {
    const others = await Promise.allSettled([made.market, made.fresh]);
    await Promise.allSettled(others.map(({ value }) => value?.stop()));
  };
  return { world, hub, visitor, stop };
}
