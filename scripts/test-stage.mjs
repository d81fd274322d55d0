// What rings that run side by side say: each one's output whole, in the order they began. The first that is not done speaks at once; what the others say is
// held until it is their turn.
import process from 'node:process';

export class Stage {
  #speakers = [];
  #write;

  constructor(write = (text) => process.stdout.write(text)) {
    this.#write = write;
    process.once('exit', () => this.#speakers.forEach((speaker) => this.#release(speaker)));
  }

  enter() {
    const speaker = { held: [], isDone: false };
    this.#speakers.push(speaker);
    return {
      say: (text) => {
        if (speaker === this.#speakers[0]) this.#write(text);
        else speaker.held.push(text);
      },
      leave: () => {
        speaker.isDone = true;
        this.#advance();
      },
    };
  }

  #advance() {
    while (this.#speakers[0]?.isDone) {
      this.#speakers.shift();
      if (this.#speakers.length > 0) this.#release(this.#speakers[0]);
    }
  }

  #release(speaker) {
    for (const text of speaker.held.splice(0)) this.#write(text);
  }
}
