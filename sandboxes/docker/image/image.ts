/** The image: what it is made of, what it is called, and whether the daemon has it. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type Docker from 'dockerode';
import { headerFile, headerFolderOfImages, headerText, madeFile, makeHeader } from '../../cpp-header.js';
import { type LanguageAvailability, languagesByTools } from '../../language-availability.js';
import { type Language, languageNames, languages } from '../../languages.js';
import { within } from '../within.js';

export const labels = { definition: 'rlvr.sandbox.definition', languages: 'rlvr.sandbox.languages' } as const;

const basePackages = ['bubblewrap', 'python3'];
const answerMs = 15_000;

export interface Image {
  readonly name: string;
  readonly languages: readonly Language[];
}

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

export function packagesFor(chosen: readonly Language[]): string[] {
  return [
    ...new Set([...basePackages, ...chosen.flatMap((language) => languages[language].packages)]),
  ].sort();
}

/** The shell command that makes ready in an image what its languages' tools can have ready. */
export function prepareCommand(chosen: readonly Language[]): string {
  if (!chosen.includes('cpp')) return 'true';
  const folder = headerFolderOfImages;
  const make = makeHeader(folder, `${folder}/${madeFile}`).join(' ');
  return `mkdir -p ${folder}/${dirname(headerFile)} && echo '${headerText}' > ${folder}/${headerFile} && ${make}`;
}

/** The name says what it is made of: another list of packages is another image. */
export const nameFor = (chosen: readonly Language[]): string =>
  `rlvr-sandbox:${hash(definition(), ...packagesFor(chosen))}`;

const isLanguage = (name: string): name is Language => languageNames.includes(name as Language);

/** An image whose name another has taken since, as one that is built again takes it, goes by its number. */
export const nameOf = ({ RepoTags: tags, Id }: Pick<Docker.ImageInfo, 'RepoTags' | 'Id'>): string =>
  tags?.find((tag) => !tag.startsWith('<none>')) ?? Id;

/** The image that has the most languages; null where there is none of this version. */
export async function findImage(docker: Docker): Promise<Image | null> {
  const filters = { label: [`${labels.definition}=${definition()}`] };
  const found = (await within(answerMs, docker.listImages({ filters }))).map((image) => ({
    name: nameOf(image),
    languages: (image.Labels?.[labels.languages] ?? '').split('.').filter(isLanguage),
  }));
  found.sort((a, b) => b.languages.length - a.languages.length || (a.name < b.name ? -1 : 1));
  return found[0] ?? null;
}

export const buildCommand = (chosen: readonly Language[] = []): string =>
  `rlvr sandbox build${chosen.length > 0 ? ` --languages ${chosen.join(',')}` : ''}`;

/** What an image has; for what it lacks, the command that makes one with it. */
export function languagesIn(image: Image): LanguageAvailability {
  const tools = new Set(image.languages.flatMap((language) => languages[language].tools));
  const found = Object.entries(languagesByTools((path) => tools.has(path))).map(([name, availability]) => {
    if (availability.works) return [name, availability];
    const wanted = [...image.languages, name as Language];
    return [
      name,
      { works: false, reason: `the image ${image.name} has no ${name}`, remedy: buildCommand(wanted) },
    ];
  });
  return Object.fromEntries(found) as LanguageAvailability;
}
