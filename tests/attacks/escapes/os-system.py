import os
print("ESCAPED" if os.system("true") == 0 else "refused")
