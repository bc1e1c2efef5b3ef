/**
 * What the backends with kernel isolation share: containers with an agent in them, and programs in every language that the
 * system of the container has. It must never know which backend opens the containers.
 */
import { lacking } from '../failed-run.js';
import type { LanguageAvailability } from '../language-availability.js';
import { languages } from '../languages.js';
import type { Limits, Program, Run, Sandbox } from '../sandbox.js';
import type { AgentHost } from './agent-process.js';
import { extension, openCompiler } from './compiler.js';
import { openContainer } from './container.js';
import type { Order } from './order.js';
import { openPool } from './pool.js';

/** Data lies beside the program; the sources of what was compiled do not. */
function dataFiles({ files, entry }: Program): Readonly<Record<string, string>> {
  const sources = new Set([extension(entry), '.h', '.hpp']);
  return Object.fromEntries(Object.entries(files).filter(([path]) => !sources.has(extension(path))));
}

function orderOf(program: Program, { memoryBytes }: Limits, made: Order['files'] | null): Order {
  const { run, environment, runtimeMb } = languages[program.language];
  const { entry, stdin, report, questions } = program;
  return {
    files: made ? { ...dataFiles(program), ...made } : program.files,
    entry,
    arguments: program.arguments ?? [],
    stdin,
    report,
    questions,
    command: run?.(entry, Math.ceil(memoryBytes / 1048576)) ?? null,
    environment,
    runtimeBytes: runtimeMb * 1048576,
    collectBytes: 0,
  };
}

/** A runtime that met its own bound on memory says so and fails; the bound was the run's. */
function ofRuntime(run: Run, { language }: Program): Run {
  const { outOfMemory } = languages[language];
  const failed = run.ending === 'signalled' || (run.ending === 'exited' && run.exitCode !== 0);
  if (!failed || !outOfMemory?.test(run.stderr)) return run;
  return { ...run, ending: 'memory_limit', exitCode: null, detail: '' };
}

/** @param has which languages the containers' system has */
export function openAgentSandbox(host: AgentHost, workers: number, has: LanguageAvailability): Sandbox {
  let bounded = false;
  const watched: AgentHost = {
    ...host,
    bound(agent) {
      const bound = host.bound(agent);
      bounded = bound?.memory ?? false;
      return bound;
    },
  };
  const pool = openPool(host.name, workers, (events) => openContainer(watched, events));
  const compile = openCompiler(pool.run, (program) => host.compiles?.(program));

  async function run(program: Program, limits: Limits): Promise<Run> {
    const there = has[program.language];
    if (!there.works) return lacking(there);
    const compiled = languages[program.language].compile ? await compile(program) : null;
    if (compiled && 'run' in compiled) return compiled.run;
    const {
      made: _,
      madeTooMuch: __,
      ...ended
    } = await pool.run(orderOf(program, limits, compiled?.files ?? null), limits);
    return ofRuntime(ended, program);
  }

  return {
    backend: host.name,
    get memoryBound() {
      return bounded ? 'kernel' : 'count';
    },
    run,
    async close() {
      host.close?.();
      await pool.close();
    },
  };
}
