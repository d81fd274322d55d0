import { ACTIVE_SPECIMENS } from './active-specimens';
import { STATIC_SPECIMENS } from './static-specimens';

const SPECIMENS = { ...STATIC_SPECIMENS, ...ACTIVE_SPECIMENS };

/** Every file of ui/, by its name. */
export function SpecimenSheet() {
  return Object.entries(SPECIMENS)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, Specimen]) => (
      <section key={name} aria-labelledby={`specimen-${name}`} className="border-t border-line py-6">
        <h3 id={`specimen-${name}`} className="mb-3">
          <code className="font-mono text-xs text-muted">ui/{name}</code>
        </h3>
        <Specimen />
      </section>
    ));
}
