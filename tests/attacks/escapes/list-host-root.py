import os
names = set(os.listdir("/"))
print("ESCAPED" if names & {"usr", "etc", "bin", "root", "work", "var"} else "own", sorted(names))
