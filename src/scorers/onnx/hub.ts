/**
 * A model by its name on the Hugging Face hub. Looked for in the cache that Python's huggingface_hub keeps, then in our own, then
 * fetched. Environment, as huggingface_hub reads it: HF_ENDPOINT, HF_TOKEN, HF_HOME, HF_HUB_CACHE, HF_HUB_OFFLINE.
 */
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { z } from 'zod';
import { cacheFolder } from '../../cache-folder.js';
import { exitCode, Failure } from '../../failure.js';

/** Chooses the paths that are needed of all that a model has, or says which one is missing. */
type Choose = (paths: ReadonlySet<string>) => readonly string[] | Failure;

const listing = z.looseObject({ siblings: z.array(z.looseObject({ rfilename: z.string() })) });

/** The folder that holds the chosen files. @throws Failure when they cannot be had. */
export async function hubFolder(
  name: string,
  revision: string,
  choose: Choose,
  told: (line: string) => void,
): Promise<string> {
  const snapshot = await huggingFaceSnapshot(name, revision);
  if (Array.isArray(choose(await pathsIn(snapshot)))) return snapshot;
  const folder = join(cacheFolder('models'), ...name.split('/'), revision);
  // Written last, when all files are there: what it lists is whole.
  const list = join(folder, 'rlvr-files.json');
  const known = await paths(list);
  const available = known ?? (await listFiles(name, revision));
  const wanted = choose(new Set(available));
  if (wanted instanceof Failure) throw wanted;
  for (const path of wanted) {
    if (existsSync(join(folder, path))) continue;
    told(`onnx: fetching ${path} of ${name}`);
    await fetchFile(name, revision, path, join(folder, path));
  }
  if (known === undefined) await writeFile(list, JSON.stringify(available));
  return folder;
}

/** Where Python's huggingface_hub keeps models. */
export function huggingFaceCache(): string {
  const home = process.env.HF_HOME || join(homedir(), '.cache', 'huggingface');
  return process.env.HF_HUB_CACHE || join(home, 'hub');
}

/** `models--org--name/refs/main` names the commit, `snapshots/COMMIT` holds its files. */
async function huggingFaceSnapshot(name: string, revision: string): Promise<string> {
  const folder = join(huggingFaceCache(), `models--${name.replace('/', '--')}`);
  const ref = join(folder, 'refs', revision);
  const commit = existsSync(ref) ? (await readFile(ref, 'utf8')).trim() : revision;
  return join(folder, 'snapshots', commit);
}

/** All files below a folder, with forward slashes; none where there is no folder. */
export async function pathsIn(folder: string): Promise<Set<string>> {
  if (!existsSync(folder)) return new Set();
  const listed = await readdir(folder, { recursive: true });
  return new Set(listed.map((path) => path.split(sep).join('/')));
}

async function paths(list: string): Promise<string[] | undefined> {
  if (!existsSync(list)) return undefined;
  return z.array(z.string()).parse(JSON.parse(await readFile(list, 'utf8')));
}

async function listFiles(name: string, revision: string): Promise<string[]> {
  const response = await ask(`/api/models/${name}/revision/${encodeURIComponent(revision)}`, name);
  const parsed = listing.safeParse(await response.json().catch(() => undefined));
  const listed = parsed.data?.siblings.map((file) => file.rfilename);
  // A name that leaves the folder would be written elsewhere.
  if (listed) return listed.filter((path) => !path.split('/').includes('..'));
  throw cannotBeHad(name, 'the hub gave no list of its files');
}

async function fetchFile(name: string, revision: string, path: string, to: string): Promise<void> {
  const response = await ask(`/${name}/resolve/${encodeURIComponent(revision)}/${path}`, name);
  await mkdir(dirname(to), { recursive: true });
  const partial = `${to}.${process.pid}.partial`;
  try {
    await pipeline(Readable.fromWeb(response.body as ReadableStream), createWriteStream(partial));
  } catch (cause) {
    throw cannotBeHad(name, `${path} was cut: ${(cause as Error).message}`, cause);
  }
  await rename(partial, to);
}

async function ask(path: string, name: string): Promise<Response> {
  const endpoint = (process.env.HF_ENDPOINT || 'https://huggingface.co').replace(/\/+$/, '');
  const url = `${endpoint}${path}`;
  if (/^(1|on|true|yes)$/i.test(process.env.HF_HUB_OFFLINE ?? ''))
    throw cannotBeHad(name, 'it is in no cache, and HF_HUB_OFFLINE forbids to fetch it');
  const token = process.env.HF_TOKEN;
  const headers = token ? { authorization: `Bearer ${token}` } : undefined;
  const response = await fetch(url, headers ? { headers } : {}).catch((error: Error) => {
    const why = (error.cause as Error | undefined)?.message ?? error.message;
    throw cannotBeHad(name, `${url} cannot be reached: ${why}`, error);
  });
  if (response.ok && response.body !== null) return response;
  const hint =
    [401, 403, 404].includes(response.status) && !token ? ' (a private or gated model needs HF_TOKEN)' : '';
  throw cannotBeHad(name, `${url} answers ${response.status}${hint}`);
}

function cannotBeHad(name: string, why: string, cause?: unknown): Failure {
  return new Failure(exitCode.missing, {
    message: `the model ${name} is no folder here and cannot be fetched: ${why}`,
    remedy: `where the network allows: hf download ${name} --local-dir FOLDER; then name that folder as model`,
    place: { file: name, field: 'model' },
    cause,
  });
}
