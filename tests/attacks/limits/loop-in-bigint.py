# ending: time_limit
x = 7 ** (10**8)
