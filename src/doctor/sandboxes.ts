import { languageNames } from '#sandboxes/languages.js';
import { probe as run } from '#sandboxes/probe.js';
import { backends } from '#sandboxes/registry.js';
import type { Availability, Backend, MemoryBound } from '#sandboxes/sandbox.js';
import { type Condition, type Examination, works } from './examination.js';

interface Probed {
  readonly backend: Backend;
  readonly availability: Availability;
  readonly languages: Awaited<ReturnType<Backend['languages']>>;
}

/** What each backend says of itself, and which of them has each language. */
export const sandboxes: Examination = {
  title: 'sandboxes',
  async look() {
    const probed = await Promise.all(backends.map(probe));
    const own = probed.map(({ backend, availability }) =>
      conditionOf(`sandbox:${backend.name}`, availability),
    );
    return [...own, ...languageNames.map((language) => languageOf(language, probed))];
  },
};

/** A probe runs what may be broken in any way. */
async function probe(backend: Backend): Promise<Probed> {
  const failed = (error: Error): Availability => ({
    works: false,
    reason: error.message,
    remedy: 'see docs/sandboxes.md',
  });
  return { backend, availability: await run(backend).catch(failed), languages: await backend.languages() };
}

/** A language is there when a backend that works has it; else what is nearest to having it says what is missing. */
function languageOf(language: (typeof languageNames)[number], probed: readonly Probed[]): Condition {
  const name = `language:${language}`;
  const having = probed.filter(
    ({ availability, languages }) => availability.works && languages[language].works,
  );
  if (having.length > 0) return works(name, `in ${having.map(({ backend }) => backend.name).join(', ')}`);
  const nearest = probed.find(({ availability }) => availability.works) ?? probed[0];
  if (nearest === undefined)
    return conditionOf(name, {
      works: false,
      reason: 'there is no sandbox',
      remedy: 'see docs/sandboxes.md',
    });
  const { availability, languages } = nearest;
  return conditionOf(name, languages[language].works ? availability : languages[language]);
}

const bounds: Readonly<Record<MemoryBound, string>> = {
  engine: 'its memory is bounded by the engine',
  kernel: 'its memory is bounded by the kernel',
  count: 'its memory is counted, and no control group bounds it (they are granted to root, or by delegation)',
};
const memoryOf = ({ memory }: Extract<Availability, { works: true }>): string =>
  memory ? `; ${bounds[memory]}` : '';

function conditionOf(name: string, availability: Availability): Condition {
  if (availability.works) return works(name, `a program runs in it${memoryOf(availability)}`);
  const { reason, remedy } = availability;
  return { name, state: 'missing', detail: reason.replace(/\s+/g, ' ').trim(), remedy };
}
