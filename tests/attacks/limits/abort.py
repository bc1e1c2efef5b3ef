# ending: signalled
import os
os.abort()
