# A process that leaves its session, keeps the output and goes on.
import os, time
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        while True:
            print("leak", flush=True)
            open("/tmp/leak", "w").write("x")
            time.sleep(0.01)
    os._exit(0)
