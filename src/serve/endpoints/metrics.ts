import type { Service } from '../service.js';
import type { Endpoint } from './endpoint.js';

export const metrics = (service: Service): Endpoint => ({
  method: 'GET',
  path: '/metrics',
  summary: 'counters and timings for Prometheus',
  answer: { description: 'the Prometheus text format', type: 'text/plain' },
  async handle(_request, reply) {
    void reply.type(service.metrics.contentType);
    return service.metrics.text();
  },
});
