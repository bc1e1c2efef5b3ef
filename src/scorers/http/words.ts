import type { Words } from '../../endpoints/index.js';

export const words: Words = {
  server: 'scoring server',
  resume: 'ratings in the cache are not asked for again',
  closed: 'the scorer was closed',
  refused: 'check that model, protocol and body fit the server: it refuses even a sound, short problem',
  unreadable: 'check that protocol and the settings of its answer fit the model',
};
