// Who sells by use. Rooms register while the process starts.
import { Injectable } from '@nestjs/common';
import type { ChargePurpose } from './charges.types';

@Injectable()
export class ChargePurposes {
  private readonly purposes = new Map<string, ChargePurpose>();

  add(purpose: ChargePurpose): void {
    if (this.purposes.has(purpose.name)) throw new Error(`two rooms charge for the use of '${purpose.name}'`);
    this.purposes.set(purpose.name, purpose);
  }

  of(name: string): ChargePurpose {
    const purpose = this.purposes.get(name);
    if (!purpose) throw new Error(`nobody charges for the use of '${name}'`);
    return purpose;
  }
}
