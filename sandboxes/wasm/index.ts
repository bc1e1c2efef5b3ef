/**
 * The embedded backend: interpreters compiled to WebAssembly (Pyodide for Python, QuickJS for JavaScript) in worker threads;
 * needs no system package. A program reaches a file system in memory, clocks and nothing else. It must never be handed a host
 * object, and an interpreter must never run a second program before its heap, stack and files are put back.
 */
import { lacking } from '../failed-run.js';
import { type LanguageAvailability, onlyLanguages } from '../language-availability.js';
import type { Backend, Sandbox } from '../sandbox.js';
import { SandboxUnavailable } from '../sandbox-unavailable.js';
import type { WasmLanguage } from './interpreter.js';
import { type LanguageParts, languageParts } from './languages.js';
import { openPool, type Pool } from './pool.js';
import { wheelNames, wheelsFolder } from './python/wheels.js';

function languages(): LanguageAvailability {
  const found = { ...onlyLanguages('wasm', Object.keys(languageParts) as WasmLanguage[]) };
  for (const [name, { file, packages }] of Object.entries(languageParts) as [WasmLanguage, LanguageParts][])
    if (!file())
      found[name] = {
        works: false,
        reason: `${packages} is not installed`,
        remedy: `npm install ${packages}`,
      };
  return found;
}

async function openLanguage(language: WasmLanguage, workers: number): Promise<Pool> {
  const { file, load } = languageParts[language];
  const pool = openPool({ language, assets: await load(file() ?? '') }, workers);
  // A run that waited for the interpreter to load would be charged for it by whoever measures verdicts.
  await pool.ready;
  return pool;
}

export const wasm: Backend = {
  name: 'wasm',
  languages: async () => languages(),
  modules: async () => wheelNames(),
  remedy: 'npm install pyodide, of the version that package.json names, and Node 20 or later',
  async open({ workers }): Promise<Sandbox> {
    const has = languages();
    const { python } = has;
    if (!python.works) throw new SandboxUnavailable(`the optional package ${python.reason}`, python.remedy);
    const pools = new Map<string, Promise<Pool>>();
    // Opened for a language's first program: who judges one does not pay for the other.
    const poolOf = (language: WasmLanguage): Promise<Pool> => {
      const pool = pools.get(language) ?? openLanguage(language, workers);
      pools.set(language, pool);
      return pool;
    };
    const opened = await poolOf('python');
    const broken = await opened.ready;
    if (broken !== null) {
      await opened.close();
      const remedy = wheelNames().length > 0 ? `see to the wheels in ${wheelsFolder()}` : wasm.remedy;
      throw new SandboxUnavailable(broken, remedy);
    }
    return {
      backend: 'wasm',
      memoryBound: 'engine',
      async run(program, limits) {
        const there = has[program.language];
        return there.works
          ? (await poolOf(program.language as WasmLanguage)).run(program, limits)
          : lacking(there);
      },
      async close() {
        await Promise.all([...pools.values()].map(async (pool) => (await pool).close()));
      },
    };
  },
};
