/** The time, as a parameter: tests set it, nothing in the house calls Date.now() for a decision. */
export abstract class Clock {
  abstract now(): Date;
}

export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}
