import asyncio
from pyodide.webloop import WebLoop
print("ESCAPED", WebLoop())
