/** The image: what it is made of, what it is called, and whether the daemon has it. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type Docker from 'dockerode';
import { headerFile, headerFolderOfImages, headerText, madeFile, makeHeader } from '../../cpp-header.js';
import { type LanguageAvailability, languagesByTools } from '../../language-availability.js';
import { type Language, languageNames, languages } from '../../languages.js';
import { within } from '../within.js';

export const labels = {
  definition: 'rlvr.sandbox.definition',
  languages: 'rlvr.sandbox.languages',
  packages: 'rlvr.sandbox.packages',
} as const;

/** Modules of Python that programs import as if they were of the library: LeetCode's judge has them. */
const modulePackages = ['python3-numpy', 'python3-sortedcontainers'];
const basePackages = ['bubblewrap', 'python3', ...modulePackages];
const answerMs = 15_000;

/** What an image is asked to have. */
export interface Contents {
  readonly languages: readonly Language[];
  /** Debian's packages that it has beside what every image has and its languages need. */
  readonly packages: readonly string[];
}

export interface Image extends Contents {
  readonly name: string;
}

/**
 * Those that are no name of a Debian package. Names reach a shell and apt, which also takes a hyphen at the end for the order to
 * remove a package.
 */
export const wrongPackages = (names: readonly string[]): string[] =>
  names.filter((name) => !/^[a-z0-9][a-z0-9+.-]*[a-z0-9+.]$/.test(name));

/** A file beside this one. */
export const fileOf = (name: string): URL => new URL(`./${name}`, import.meta.url);

const hash = (...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 16);

/** What is common to all images of this version, whatever their languages. */
export const definition = (): string =>
  hash(
    ...['Dockerfile', 'from-debian.sh'].map((name) => readFileSync(fileOf(name), 'utf8')),
    ...basePackages,
    prepareCommand(languageNames),
  );

export function packagesFor({ languages: chosen, packages }: Contents): string[] {
  const tools = chosen.flatMap((language) => languages[language].packages);
  return [...new Set([...basePackages, ...tools, ...packages])].sort();
}

/** The shell command that makes ready in an image what its languages' tools can have ready. */
export function prepareCommand(chosen: readonly Language[]): string {
  if (!chosen.includes('cpp')) return 'true';
  const folder = headerFolderOfImages;
  const make = makeHeader(folder, `${folder}/${madeFile}`).join(' ');
  return `mkdir -p ${folder}/${dirname(headerFile)} && echo '${headerText}' > ${folder}/${headerFile} && ${make}`;
}

/** The name says what it is made of: another list of packages is another image. */
export const nameFor = (contents: Contents): string =>
  `rlvr-sandbox:${hash(definition(), ...packagesFor(contents))}`;

const isLanguage = (name: string): name is Language => languageNames.includes(name as Language);

/** An image whose name another has taken since, as one that is built again takes it, goes by its number. */
export const nameOf = ({ RepoTags: tags, Id }: Pick<Docker.ImageInfo, 'RepoTags' | 'Id'>): string =>
  tags?.find((tag) => !tag.startsWith('<none>')) ?? Id;

/** Labels are text; a comma stands in no name of a language or package. */
export const labelsFor = ({ languages: chosen, packages }: Contents): Record<string, string> => ({
  [labels.definition]: definition(),
  [labels.languages]: chosen.join(','),
  [labels.packages]: packages.join(','),
});

const listed = (label = ''): string[] => label.split(',').filter((name) => name !== '');

/** The image that has the most languages, and of those the most packages; null where there is none of this version. */
export async function findImage(docker: Docker): Promise<Image | null> {
  const filters = { label: [`${labels.definition}=${definition()}`] };
  const found = (await within(answerMs, docker.listImages({ filters }))).map((image) => ({
    name: nameOf(image),
    languages: listed(image.Labels?.[labels.languages]).filter(isLanguage),
    packages: listed(image.Labels?.[labels.packages]),
  }));
  found.sort(
    (a, b) =>
      b.languages.length - a.languages.length ||
      b.packages.length - a.packages.length ||
      (a.name < b.name ? -1 : 1),
  );
  return found[0] ?? null;
}

const flag = (name: string, values: readonly string[]): string =>
  values.length > 0 ? ` ${name} ${values.join(',')}` : '';

export const buildCommand = (
  { languages: chosen, packages }: Contents = { languages: [], packages: [] },
): string => `rlvr sandbox build${flag('--languages', chosen)}${flag('--packages', packages)}`;

/** The packages in it that bring modules of Python. */
export const modulesIn = ({ packages }: Image): string[] =>
  [...new Set([...modulePackages, ...packages.filter((name) => name.startsWith('python3-'))])].sort();

/** What an image has; for what it lacks, the command that makes one with it. */
export function languagesIn(image: Image): LanguageAvailability {
  const tools = new Set(image.languages.flatMap((language) => languages[language].tools));
  const found = Object.entries(languagesByTools((path) => tools.has(path))).map(([name, availability]) => {
    if (availability.works) return [name, availability];
    const wanted = { ...image, languages: [...image.languages, name as Language] };
    return [
      name,
      { works: false, reason: `the image ${image.name} has no ${name}`, remedy: buildCommand(wanted) },
    ];
  });
  return Object.fromEntries(found) as LanguageAvailability;
}
