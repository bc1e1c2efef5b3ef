import os
text = os.popen("id").read()
print("ESCAPED" if text else "nothing", text)
