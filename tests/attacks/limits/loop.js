// ending: time_limit
for (;;);
