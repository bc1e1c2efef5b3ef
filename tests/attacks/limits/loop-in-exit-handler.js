// ending: time_limit
process.on('exit', () => { for (;;); });
