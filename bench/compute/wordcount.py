"""The most frequent words of a text: splitting, a dict of counters, sorting."""

from timed import measure

VOCABULARY = [
    "The", "quick", "brown", "fox,", "jumps", "over", "the", "lazy", "dog.", "A", "channel", "carries", "values", "between",
    "goroutines;", "nobody", "writes", "async", "and", "everybody", "waits", "for", "everybody", "else.", "Lists,", "dicts", "sets",
]


def text(length):
    words = []
    at = 1
    for i in range(length):
        at = (at * 31 + i) % 1009
        word = VOCABULARY[at % len(VOCABULARY)]
        words.append(f"{word}{at}" if at % 5 == 0 else word)
    return " ".join(words)


def run(n):
    counts = {}
    for word in text(n).split():
        word = word.strip(".,;").lower()
        counts[word] = counts.get(word, 0) + 1
    ranking = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
    top = ranking[:5]
    return f"{len(ranking)} " + " ".join(f"{word}={count}" for word, count in top)


measure("wordcount", run)
