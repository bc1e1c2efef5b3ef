/** Which languages a backend has: the answers are alike, what decides them is the backend's. */
import { type Language, languageNames, languages, remedyFor } from './languages.js';
import type { Availability } from './sandbox.js';

export type LanguageAvailability = Readonly<Record<Language, Availability>>;

const forEach = (availability: (language: Language) => Availability): LanguageAvailability =>
  Object.fromEntries(languageNames.map((name) => [name, availability(name)])) as LanguageAvailability;

/** A backend that runs the system's tools: a language is there when all of its tools are. */
export function languagesByTools(has: (path: string) => boolean): LanguageAvailability {
  return forEach((language) => {
    const missing = languages[language].tools.filter((tool) => !has(tool));
    if (missing.length === 0) return { works: true };
    return {
      works: false,
      reason: `${language} needs ${missing.join(' and ')}`,
      remedy: remedyFor(language),
    };
  });
}

/** A backend that brings its own interpreters: it has these languages and will never have another. */
export function onlyLanguages(backend: string, own: readonly Language[]): LanguageAvailability {
  return forEach((language) =>
    own.includes(language)
      ? { works: true }
      : {
          works: false,
          reason: `the sandbox ${backend} runs ${own.join(' and ')} only, not ${language}`,
          remedy: `use --sandbox bubblewrap with ${languages[language].packages.join(' ')} installed`,
        },
  );
}
