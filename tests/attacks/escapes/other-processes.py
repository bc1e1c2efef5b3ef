# Sees only itself: neither the agent nor a neighbour.
import os
others = [name for name in os.listdir("/proc") if name.isdigit() and int(name) != os.getpid()]
print("ESCAPED" if others else "alone", others)
