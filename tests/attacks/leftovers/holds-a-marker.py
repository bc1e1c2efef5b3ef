texts = ["left-by-the-run-before-this" * 1000 for _ in range(1000)]
print(texts[0][:2000])
