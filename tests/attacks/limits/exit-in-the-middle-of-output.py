# ending: exited
import os, sys
sys.stdout.write("half")
os._exit(7)
