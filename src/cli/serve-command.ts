import { fileURLToPath } from 'node:url';
import { Command, InvalidArgumentError } from 'commander';
import { exitCode, Failure } from '../failure.js';
import { counted } from '../grouped.js';
import type { SamplingOptions, ServeOptions, Server } from '../serve/index.js';
import { badRows } from './bad-rows.js';
import { jobsOption, positiveInteger, sandboxOption } from './options.js';
import { type RewardFlags, rewardsOf, withRewards } from './reward-options.js';
import { aNumber, settingsFile } from './sample-command.js';

interface ServeFlags extends RewardFlags {
  readonly host: string;
  readonly port: number;
  /** False for --no-token; true when neither was given. */
  readonly token: string | boolean;
  readonly jobs: number;
  readonly sandbox: string;
  readonly scorer?: string;
  readonly dataset?: string[];
  readonly settings?: string;
  readonly strategy?: string;
  readonly state?: string;
  readonly change?: true;
  readonly correctFrom: number;
  readonly model?: string;
  readonly queue: number;
  readonly maxRows: number;
  readonly maxBodyMb: number;
  readonly maxRowMb: number;
  readonly maxConnections: number;
  readonly deadline: number;
  readonly drain: number;
  readonly json?: true;
}

const pythonClient = fileURLToPath(new URL('../../../integrations/python/rlvr.py', import.meta.url));

export function serveCommand(): Command {
  const command = new Command('serve')
    .description('judge over HTTP, in our own words and in the protocols of verl, OpenRLHF and slime')
    .optionsGroup('Address:')
    .option('--host <address>', 'where to listen', '127.0.0.1')
    .option('--port <n>', 'the port; 0 lets the system choose, and the first line tells', portNumber, 8080)
    .option('--token <text>', 'what clients must show; better in the environment, as RLVR_TOKEN')
    .option('--no-token', 'let everyone in who can reach the address, also from other machines')
    .optionsGroup('Judging:')
    .addOption(jobsOption())
    .addOption(sandboxOption());
  return withBounds(withSampling(withRewards(command)))
    .optionsGroup('Output:')
    .option('--json', 'tell the address at the start and the summary at the end as JSON')
    .addHelpText(
      'after',
      `
  $ rlvr serve --rewards correct,format:0.2
  $ curl http://127.0.0.1:8080/verify --json '{"completion":"so \\\\boxed{0.5}","ground_truth":"\\\\frac12"}'
  $ curl http://127.0.0.1:8080/verify -H 'content-type: application/x-ndjson' -X POST -T rollouts.jsonl > verdicts.jsonl
  $ rlvr serve --dataset out/demo --strategy learnable --state sampler.state
  $ RLVR_TOKEN=… rlvr serve --host 0.0.0.0
verl: reward.sandbox_fusion.url=http://HOST:PORT/run_code   OpenRLHF: http://HOST:PORT/openrlhf   slime: http://HOST:PORT/slime
Python client, one file with reward functions for verl, TRL and OpenRLHF:
  ${pythonClient}
With --dataset: GET /sample, POST /feedback. The addresses are shown at /docs; docs/serving.md has a set-up for each trainer.`,
    )
    .action(runServe);
}

function withSampling(command: Command): Command {
  return command
    .optionsGroup('Scoring and sampling:')
    .option(
      '--scorer <name|settings|file>',
      'for /score: ngram, onnx, http; or settings as YAML, or a file of them',
    )
    .option(
      '--dataset <path...>',
      'for /sample and /feedback: a run folder of build-dataset, or files of problems',
    )
    .option('--settings <file>', 'how problems are drawn, as YAML (docs/sampling.md)')
    .option('--strategy <name>', 'uniform, prioritized, learnable; comes before the settings')
    .option('--state <file>', 'remember here; the same file and lock as rlvr sample')
    .option('--change', 'go on with a state that was made with other settings')
    .option(
      '--correct-from <reward>',
      'the reward from which a completion without a verdict is correct',
      aNumber,
      1,
    )
    .option('--model <name>', 'whose pass rates these are, where several models stand side by side');
}

function withBounds(command: Command): Command {
  return command
    .optionsGroup('Bounds:')
    .option('--queue <n>', 'completions that wait or are judged; beyond it 429', positiveInteger, 20_000)
    .option('--max-rows <n>', 'rows of one JSON body; lines have no such bound', positiveInteger, 4096)
    .option('--max-body-mb <n>', 'the largest JSON body, in megabytes', positiveInteger, 64)
    .option('--max-row-mb <n>', 'the longest line of a stream, in megabytes', positiveInteger, 16)
    .option('--max-connections <n>', 'connections at once', positiveInteger, 16_384)
    .option(
      '--deadline <s>',
      'seconds in which a request is answered; what is not judged then is a fault',
      positiveInteger,
      300,
    )
    .option('--drain <s>', 'seconds that accepted requests have after SIGTERM', positiveInteger, 60);
}

async function runServe(flags: ServeFlags): Promise<void> {
  const { startServer } = await import('../serve/index.js');
  const told = (line: string) => void process.stderr.write(`rlvr: ${line}\n`);
  const bad = badRows(told);
  const server = await startServer({ ...(await optionsOf(flags, told)), badRow: bad.tell });
  bad.end('the others are drawn from');
  tellStart(server, flags.json ?? false, told);
  await ended();
  told('draining: no new requests; those that are here are answered');
  const { unanswered, ...totals } = await server.drain();
  const summary = { ...totals, unanswered };
  process.stderr.write(`${flags.json ? JSON.stringify(summary) : renderTotals(summary)}\n`);
  if (unanswered > 0) process.exitCode = exitCode.missing;
}

async function optionsOf(
  flags: ServeFlags,
  told: (line: string) => void,
): Promise<Omit<ServeOptions, 'badRow'>> {
  const { parseScorer } = await import('../scorers/parse-scorer.js');
  const shown = typeof flags.token === 'string' ? flags.token : process.env.RLVR_TOKEN;
  if (shown !== undefined && !/^[!-~]+$/.test(shown)) {
    throw new Failure(exitCode.usage, {
      message: 'the token is empty, or has characters that a header cannot carry',
      remedy: 'give one of letters and digits, such as that of `openssl rand -hex 16`; or --no-token',
    });
  }
  return {
    ...flags,
    token: flags.token === false ? undefined : shown,
    anyone: flags.token === false,
    rewards: await rewardsOf(flags),
    scorer: flags.scorer === undefined ? undefined : parseScorer(flags.scorer),
    sampling: await samplingOf(flags),
    bounds: {
      queue: flags.queue,
      rows: flags.maxRows,
      bodyBytes: flags.maxBodyMb * 2 ** 20,
      rowBytes: flags.maxRowMb * 2 ** 20,
      connections: flags.maxConnections,
      deadlineSeconds: flags.deadline,
      drainSeconds: flags.drain,
    },
    told,
  };
}

/** @throws Failure when there are settings of a sampler and no dataset to draw from */
async function samplingOf(flags: ServeFlags): Promise<SamplingOptions | undefined> {
  const { dataset, settings, strategy, state, model, correctFrom, change = false } = flags;
  if (dataset !== undefined) {
    const { readSettings } = await import('../sampling/index.js');
    const read = readSettings(strategy === undefined ? {} : { strategy }, await settingsFile(settings));
    return { dataset, settings: read, state, change, correctFrom, model };
  }
  if (settings === undefined && strategy === undefined && state === undefined) return undefined;
  throw new Failure(exitCode.usage, {
    message:
      '--settings, --strategy and --state are for drawing problems, and there is no dataset to draw from',
    remedy: 'name it with --dataset',
  });
}

function tellStart(server: Server, json: boolean, told: (line: string) => void): void {
  const { url, sampling, scorer } = server;
  if (json) process.stderr.write(`${JSON.stringify({ listening: url, pid: process.pid })}\n`);
  else {
    told(`listening on ${url}`);
    told(`try it: curl ${url}/verify --json '{"completion":"\\\\boxed{4}","ground_truth":"4"}'`);
    told(`to read: ${url}/docs · metrics: ${url}/metrics · ends with Ctrl-C or SIGTERM`);
  }
  if (sampling !== undefined)
    told(`draws from ${counted(sampling.count, 'problem')}, next step ${sampling.step}`);
  if (scorer !== undefined) told(`rates by ${scorer}`);
  void server.warm.then((found) => {
    if ('sandbox' in found) told(`ready; programs run in ${found.sandbox}`);
    else told(`ready, but programs cannot be run: ${found.missing}\n  → ${found.remedy}`);
  });
}

/** Resolves on the first SIGTERM or SIGINT; the second ends the process at once. */
function ended(): Promise<void> {
  process.removeAllListeners('SIGINT');
  return new Promise((resolve) => {
    let asked = false;
    const stop = (code: number) => {
      if (asked) process.exit(code);
      asked = true;
      if (code === exitCode.interrupted) process.exitCode = code;
      resolve();
    };
    process.on('SIGTERM', () => stop(exitCode.missing));
    process.on('SIGINT', () => stop(exitCode.interrupted));
  });
}

function renderTotals({
  requests,
  refused,
  completions,
  outcomes,
  unanswered,
}: Awaited<ReturnType<Server['drain']>>): string {
  const judged = Object.entries(outcomes).flatMap(([name, count]) => (count > 0 ? [`${count} ${name}`] : []));
  return [
    counted(requests, 'request'),
    ...(refused > 0 ? [`${refused} refused`] : []),
    counted(completions, 'completion'),
    ...judged,
    ...(unanswered > 0 ? [`${unanswered} left unanswered when the time to drain was over`] : []),
  ].join(' · ');
}

function portNumber(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isInteger(value) && value >= 0 && value <= 65_535) return value;
  throw new InvalidArgumentError('give a whole number from 0 to 65535');
}
