/** The daemon's bound on the memory of a container, moved when runs ask for another. */
import type { Container } from 'dockerode';
import type { OuterBound } from '../agent/agent-process.js';
import { memoryBound } from './settings.js';

/**
 * In force some milliseconds into the first run that asks for it; until then, and where the daemon cannot (no control groups for
 * it, or more is held than the new bound), the agent's own count stands.
 */
export function outerBound(container: Container, memory: boolean): OuterBound {
  let wanted = 0;
  let inForce = 0;
  let moving = false;
  const move = async (): Promise<void> => {
    moving = true;
    // One after the other: the daemon does not keep their order.
    while (wanted !== inForce) {
      inForce = wanted;
      await container.update(memoryBound(wanted)).catch(() => undefined);
    }
    moving = false;
  };
  return {
    memory,
    bound(memoryBytes) {
      wanted = memoryBytes;
      if (!moving && wanted !== inForce) void move();
    },
    // The agent looks, where the container shows it its own control group.
    memoryKills: () => null,
    remove: async () => undefined,
  };
}
