import type { Service } from '../service.js';
import type { Endpoint } from './endpoint.js';

export const healthz = (_service: Service): Endpoint => ({
  method: 'GET',
  path: '/healthz',
  summary: 'whether the process is alive',
  open: true,
  answer: { description: 'always 200 while the process can answer', example: { status: 'ok' } },
  handle: () => ({ status: 'ok' }),
});

export const readyz = (service: Service): Endpoint => ({
  method: 'GET',
  path: '/readyz',
  summary: 'whether requests should be sent here',
  description: '503 while workers and sandbox start, and from SIGTERM on.',
  open: true,
  answer: {
    description: 'the phase, the sandbox (null: programs cannot be run), completions under way',
    example: { status: 'ready', sandbox: 'bubblewrap', under_way: 0 },
  },
  handle(_request, reply) {
    if (service.phase !== 'ready') void reply.code(503);
    return { status: service.phase, sandbox: service.sandbox, under_way: service.workshop.admission.open };
  },
});
