/*
citation_places(line): every place where a document names this other one, each with the words that stand there.
*/
[{written: line.written, locator: line.locator, quote: line.quote, start: line.start, end: line.end}]
+ [i IN range(0, size(coalesce(line.mentions, [])) - 1) | {written: line.mentions[i], locator: line.mention_locators[i],
  quote: line.mention_quotes[i], start: line.mention_starts[i], end: line.mention_ends[i]}]
