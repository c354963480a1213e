/** The most frequent words of a text: splitting, a dict of counters, sorting. */
import { measure } from "../timed.mjs";

// biome-ignore format: prose
const VOCABULARY = [
  "The", "quick", "brown", "fox,", "jumps", "over", "the", "lazy", "dog.", "A", "channel", "carries", "values", "between",
  "goroutines;", "nobody", "writes", "async", "and", "everybody", "waits", "for", "everybody", "else.", "Lists,", "dicts", "sets",
];

function text(length) {
  const words = [];
  let at = 1;
  for (let i = 0; i < length; i++) {
    at = (at * 31 + i) % 1009;
    const word = VOCABULARY[at % VOCABULARY.length];
    words.push(at % 5 === 0 ? `${word}${at}` : word);
  }
  return words.join(" ");
}

function run(n) {
  const counts = new Map();
  for (const found of text(n).split(/\s+/)) {
    const word = found.replace(/^[.,;]+|[.,;]+$/g, "").toLowerCase();
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const ranking = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : a > b ? 1 : 0));
  const top = ranking.slice(0, 5).map(([word, count]) => `${word}=${count}`);
  return `${ranking.length} ${top.join(" ")}`;
}

measure("wordcount", run);
