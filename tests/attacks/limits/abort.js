// ending: signalled
process.abort();
