// How often repositories are downloaded, and what is hot at the moment.
export { LIKE_WEIGHT, trendingNow } from './popularity.policy';
export { PopularityModule } from './popularity.module';
export { PopularityService } from './popularity.service';
