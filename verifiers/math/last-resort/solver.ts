/** The thread of the last resort: symbolic integration by nerdamer, rare units by mathjs. Each is loaded when first asked for. */
import { parentPort } from 'node:worker_threads';
import type { Reply, Request } from './request.js';

async function integrate(integrand: string, variable: string): Promise<Reply> {
  const { calculate } = await import('./counted.js');
  parentPort?.postMessage('working');
  const text = calculate(`integrate(${integrand},${variable})`);
  return text.includes('integrate') ? null : { kind: 'antiderivative', text };
}

async function measure(name: string): Promise<Reply> {
  const { unit } = await import('mathjs');
  parentPort?.postMessage('working');
  const one = unit(1, name);
  const { dimensions } = one as unknown as { readonly dimensions: readonly number[] };
  const factor = (one.toSI().toJSON() as { readonly value: number }).value;
  return { kind: 'measured', dimension: dimensions.join(' '), factor };
}

async function solve(request: Request): Promise<Reply> {
  try {
    return request.kind === 'integrate'
      ? await integrate(request.integrand, request.variable)
      : await measure(request.unit);
  } catch {
    // Neither library promises to read every input; what it cannot read, or not within its steps, it does not know.
    return null;
  }
}

parentPort?.on('message', (request: Request) => {
  void solve(request).then((reply) => parentPort?.postMessage({ reply }));
});
