// ending: time_limit
for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGXCPU']) process.on(name, () => {});
process.on('uncaughtException', () => {});
for (;;);
