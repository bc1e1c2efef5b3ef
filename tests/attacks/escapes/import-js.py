import js
print("ESCAPED", js)
