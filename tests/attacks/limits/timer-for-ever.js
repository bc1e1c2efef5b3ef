// ending: time_limit
setInterval(() => {}, 1000);
