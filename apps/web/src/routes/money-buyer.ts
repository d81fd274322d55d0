// The pages of money and the box of who buys, in one piece: the map of all pages is loaded first by everybody, and each entry of it costs.
export { AuthorSubscription } from './author-subscription';
export { MoneyPartPage } from './money-part';
export { PricingPage } from './pricing';
export { TestPaymentPage } from './test-payment';
export { default as Sold, ready } from './repository-sold';
