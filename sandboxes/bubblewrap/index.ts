/**
 * The backend with kernel isolation: containers made by Debian's bubblewrap, each with a Python that waits to be copied.
 * Every program runs in a copy of its own, in process and mount namespaces of its own, without capabilities and under a
 * filter of system calls. It must never run two programs in one copy, and never let one hold a descriptor of the agent.
 */
import { existsSync } from 'node:fs';
import type { AgentHost } from '../agent/agent-process.js';
import { openAgentSandbox } from '../agent/index.js';
import { systemCalls } from '../agent/system-calls.js';
import { headerFile } from '../cpp-header.js';
import { languagesByTools, toolOn } from '../language-availability.js';
import type { Backend, Program } from '../sandbox.js';
import { SandboxUnavailable } from '../sandbox-unavailable.js';
import { startAgent } from './agent-process.js';
import { groupFor } from './cgroup.js';
import { type HeaderCache, openHeaderCache } from './header-cache.js';

const remedy = 'apt-get install bubblewrap python3';

const asksForHeader = ({ language, files }: Program): boolean =>
  language === 'cpp' && Object.values(files).some((text) => text.includes(headerFile));

function hostWith(headers: HeaderCache): AgentHost {
  return {
    name: 'bubblewrap',
    start: (events) => startAgent(events, headers.folder),
    bound: ({ pid }) => (pid === undefined ? null : groupFor(pid)),
    compiles: (program) => {
      if (asksForHeader(program)) headers.compiles();
    },
    close: headers.close,
  };
}

function whyNot(): string | null {
  if (process.platform !== 'linux') return `it needs Linux, this is ${process.platform}`;
  return systemCalls[process.arch] ? null : `it has no table of system calls for ${process.arch}`;
}

export const bubblewrap: Backend = {
  name: 'bubblewrap',
  remedy,
  languages: async () => languagesByTools(toolOn(existsSync)),
  modules: async () => [],
  async open({ workers }) {
    const reason = whyNot();
    if (reason) throw new SandboxUnavailable(reason, remedy);
    return openAgentSandbox(hostWith(openHeaderCache()), workers, languagesByTools(toolOn(existsSync)));
  },
};
