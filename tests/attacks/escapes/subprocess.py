import subprocess
print("ESCAPED", subprocess.check_output(["id"]))
