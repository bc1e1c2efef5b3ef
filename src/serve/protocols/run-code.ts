/**
 * SandboxFusion's /run_code, which verl and others call: runs a program and says how it ended. It does not judge. verl asks again only
 * after a 504 and takes every other failure for a wrong answer, so a full queue is a 504 here.
 */
import { z } from 'zod';
import { languages } from '#sandboxes/languages.js';
import type { Run } from '#sandboxes/sandbox.js';
import { SandboxUnavailable } from '#sandboxes/sandbox-unavailable.js';
import type { Endpoint } from '../endpoints/endpoint.js';
import { HttpError, unusable } from '../http-error.js';
import type { Service } from '../service.js';
import { type Ordered, orderedProgram, runCodeBody } from './ordered-program.js';

export const runCode = (service: Service): Endpoint => ({
  method: 'POST',
  path: '/run_code',
  summary: 'SandboxFusion’s way to run a program',
  description:
    'Runs a program under its limits and answers as SandboxFusion does; 504 when the queue is full.',
  body: {
    schema: z.toJSONSchema(runCodeBody, { io: 'input' }),
    example: { code: 'print(6 * 7)', language: 'python', stdin: '', run_timeout: 10 },
  },
  answer: {
    description: 'how the program ended; SandboxError when it could not be run',
    example: {
      status: 'Success',
      message: '',
      compile_result: null,
      run_result: { status: 'Finished', execution_time: 0.012, return_code: 0, stdout: '42\n', stderr: '' },
      files: {},
    },
  },
  async handle(request, _reply, errand) {
    const ordered = orderedProgram(read(request.body));
    const leave = enter(service);
    try {
      const run = await service.workshop.run(ordered.program, ordered.limits, errand);
      return run === undefined
        ? failed('the deadline of the request passed before its turn')
        : answer(run, ordered);
    } catch (error) {
      if (!(error instanceof SandboxUnavailable)) throw error;
      return failed(`${error.message}; ${error.remedy}`);
    } finally {
      leave();
    }
  },
});

function read(body: unknown): z.infer<typeof runCodeBody> {
  const parsed = runCodeBody.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw unusable(
    `${issue?.path.join('.') || 'body'}: ${issue?.message}`,
    'send what SandboxFusion takes; /docs shows it',
  );
}

function enter(service: Service): () => void {
  try {
    return service.workshop.admission.enter(1);
  } catch (error) {
    if (!(error instanceof HttpError) || error.status !== 429) throw error;
    const { code, message, hint, retryAfter = 1 } = error;
    throw new HttpError(504, { code, message, hint, retryAfter });
  }
}

function failed(message: string): object {
  return {
    status: 'SandboxError',
    message,
    compile_result: null,
    run_result: null,
    executor_pod_name: null,
    files: {},
  };
}

/** 128 + 9, as a shell tells of what was killed for passing a bound. */
const killed = 137;

function answer(run: Run, { program, fetched }: Ordered): object {
  if (run.ending === 'sandbox_failure') return failed(run.detail);
  const compiles = languages[program.language].compile !== null;
  const refused = run.ending === 'compile_error';
  const ran = refused ? null : runResult(run);
  return {
    status: ran?.return_code === 0 ? 'Success' : 'Failed',
    message: '',
    compile_result:
      compiles || refused ? compileResult(refused, refused ? run.stderr || run.detail : '') : null,
    run_result: ran,
    executor_pod_name: null,
    files:
      fetched === undefined || run.report === null
        ? {}
        : { [fetched]: Buffer.from(run.report).toString('base64') },
  };
}

/** How long the compiler took is not told by sandboxes. */
function compileResult(refused: boolean, stderr: string): object {
  return { status: 'Finished', execution_time: null, return_code: refused ? 1 : 0, stdout: '', stderr };
}

function runResult(run: Run) {
  const timedOut = run.ending === 'time_limit';
  const code = run.ending === 'exited' ? run.exitCode : timedOut ? null : killed;
  const why =
    run.ending === 'exited' || timedOut ? '' : `\n${run.ending.replace('_', ' ')} ${run.detail}`.trimEnd();
  return {
    status: timedOut ? 'TimeLimitExceeded' : 'Finished',
    execution_time: run.wallMs / 1000,
    return_code: code,
    stdout: run.stdout,
    stderr: run.stderr + why,
  };
}
