/** The endpoints. To add one: its file and a line here. */
import { openrlhf } from '../protocols/openrlhf.js';
import { runCode } from '../protocols/run-code.js';
import { slime } from '../protocols/slime.js';
import type { Service } from '../service.js';
import { docs, openapi } from './documentation.js';
import type { Endpoint } from './endpoint.js';
import { feedback } from './feedback.js';
import { healthz, readyz } from './health.js';
import { metrics } from './metrics.js';
import { sample } from './sample.js';
import { score } from './score.js';
import { verify } from './verify.js';

export function endpointsOf(service: Service): readonly Endpoint[] {
  const listed = [
    ...[verify, openrlhf, slime, runCode, score, sample, feedback],
    ...[healthz, readyz, metrics],
  ].map((endpoint) => endpoint(service));
  return [...listed, openapi(listed), docs()];
}
