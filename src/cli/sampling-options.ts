/** Options of the commands that sample completions from model servers. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { SamplingOptions, SamplingSettings } from '../rollout/index.js';
import {
  jobsOption,
  jsonOption,
  positiveInteger,
  sandboxOption,
  seedNumber,
  strictOption,
} from './options.js';
import { openProgress, type Progress } from './progress.js';
import { writeOut } from './write-out.js';

export interface SamplingFlags {
  readonly url?: string[];
  readonly model?: string;
  readonly protocol?: SamplingSettings['protocol'];
  readonly server?: string;
  readonly concurrency?: number;
  readonly perRequest?: number;
  readonly temperature?: number;
  readonly topP?: number;
  readonly topK?: number;
  readonly maxTokens?: number;
  readonly stop?: string[];
  readonly seed?: number;
  readonly system?: string;
  readonly prefix?: string;
  readonly suffix?: string;
  readonly output?: string;
  readonly journal?: string;
  readonly format?: string;
  readonly dataset?: string;
  readonly limit?: number;
  readonly sandbox: string;
  readonly jobs: number;
  readonly strict?: true;
  readonly json?: true;
}

export function withSampling(command: Command): Command {
  return command
    .option('--url <url...>', 'one or more OpenAI-compatible servers that hold the same model')
    .option('--model <name>', "the model's name, as the servers know it; asked of them if absent")
    .addOption(
      new Option('--protocol <name>', 'chat, or bare text for base models (openai-chat)').choices([
        'openai-chat',
        'openai-completions',
      ]),
    )
    .option('--server <settings|file>', 'all other settings of the servers, as YAML: {timeout_s: 600}')
    .option('--concurrency <n>', 'requests at once to each server (256)', positiveInteger)
    .option('--per-request <n>', 'completions asked for in one request (1)', positiveInteger)
    .option('--temperature <t>', 'of the sampling (1)', number)
    .option('--top-p <p>', 'sample from the likeliest tokens of this mass', number)
    .option('--top-k <k>', 'sample from so many likeliest tokens', number)
    .option('--max-tokens <n>', "the longest completion; the server's own bound if absent", positiveInteger)
    .option('--stop <text...>', 'texts that end a completion')
    .option('--seed <n>', 'sent with each request, another for each', seedNumber)
    .option('--system <text>', 'a system prompt, in place of any that a problem has')
    .option('--prefix <text>', 'goes before each prompt')
    .option('--suffix <text>', 'goes after each prompt: "Put your final answer in \\boxed{}."')
    .option('-o, --output <file>', 'where the rows go, with a journal beside it; stdout if absent')
    .option('--journal <file>', 'where completions are kept for the next run (<output>.journal)')
    .option('--format <name>', 'the format of the rows; recognised from their fields if absent')
    .option('--dataset <name>', "the dataset's name in ids and provenance")
    .option('--limit <n>', 'take only the first rows of each file', positiveInteger)
    .addOption(sandboxOption())
    .addOption(jobsOption())
    .addOption(strictOption())
    .addOption(jsonOption());
}

/** The settings of the servers that the flags give, less those that have a default elsewhere. */
export function serverFlags(flags: SamplingFlags): Readonly<Record<string, unknown>> {
  return {
    urls: flags.url,
    model: flags.model,
    protocol: flags.protocol,
    concurrency: flags.concurrency,
    per_request: flags.perRequest,
    temperature: flags.temperature,
    top_p: flags.topP,
    top_k: flags.topK,
    max_tokens: flags.maxTokens,
    stop: flags.stop,
    seed: flags.seed,
  };
}

export interface Told {
  readonly progress: Progress | undefined;
  say(line: string): void;
}

export function openTold(): Told {
  const progress = process.stdout.isTTY ? undefined : openProgress();
  return {
    progress,
    say(line) {
      progress?.clear();
      process.stderr.write(`rlvr: ${line}\n`);
    },
  };
}

export function samplingOptions(
  flags: SamplingFlags,
  sampling: SamplingSettings | undefined,
  { say, progress }: Told,
  what: string,
): Omit<SamplingOptions, 'warn'> {
  const { system, prefix, suffix, format, dataset, limit, output, journal } = flags;
  return {
    sampling,
    template: defined({ system, prefix, suffix }),
    source: defined({ format, dataset, limit }),
    jobs: flags.jobs,
    sandbox: flags.sandbox,
    output,
    journal,
    write: writeOut,
    told: say,
    progress: (rows) => progress?.update(what, rows),
  };
}

export function number(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) throw new InvalidArgumentError('give a number');
  return value;
}

/** Without the keys whose value is undefined. */
function defined<T extends object>(given: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
