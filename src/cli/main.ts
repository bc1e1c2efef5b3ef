#!/usr/bin/env node
import { runToExit } from './exit.js';
import { makeProgram } from './program.js';

await runToExit(makeProgram(), process.argv);
