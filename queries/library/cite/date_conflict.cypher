/*
id: cite.date_conflict
kind: audit
title: {vi: "Một số hiệu, hai ngày", en: "One number, two dates"}
why:
  vi: Cùng số, cùng cơ quan, cùng năm thì chỉ có một văn bản; hai ngày khác nhau nghĩa là ít nhất một chỗ dẫn sai.
  en: One issuer gives a number once a year; two dates mean that at least one citation is wrong.
severity: error
confidence: medium
parameters:
  province: {type: string, doc: name of a province; null for all}
columns:
  province: string
  document: string
  node: string
  nodes: strings
  kind: string
  symbol: string
  date: string
  others: strings
  evidence: evidence
identity: [document, kind, symbol]
node: node
message:
  vi: "{kind} {symbol} ở đây ghi ngày {date}, ở chỗ khác ghi ngày {others}."
  en: "{kind} {symbol} is dated {date} here and {others} elsewhere."
count: |
  MATCH (d:Document {status: 'loaded'})-[:IMPLEMENTS|BASED_ON|CITES|AMENDS|REPLACES]->(x:Document)
  WHERE ($province IS NULL OR d.province = $province) AND x.symbol IS NOT NULL AND x.date IS NOT NULL
  RETURN d.province AS province, count(x) AS examined
  ORDER BY province
*/
// Numbers restart, so two years are a conflict only inside one document. The reading that more documents share, or that a
// loaded document gives of itself, counts as the right one and is not reported.
MATCH (d:Document {status: 'loaded'})-[r:IMPLEMENTS|BASED_ON|CITES|AMENDS|REPLACES]->(x:Document)
WHERE ($province IS NULL OR d.province = $province) AND x.symbol IS NOT NULL AND x.date IS NOT NULL
WITH d, r, x
MATCH (y:Document)
WHERE y.symbol = x.symbol AND y.id <> x.id AND y.kind = x.kind AND coalesce(y.issuer, '') = coalesce(x.issuer, '')
  AND y.date IS NOT NULL AND NOT x.date STARTS WITH y.date AND NOT y.date STARTS WITH x.date
  AND (x.year = y.year OR EXISTS { (d)-[:IMPLEMENTS|BASED_ON|CITES|AMENDS|REPLACES]->(y) })
WITH d, r, x, y,
  COUNT { (:Document {status: 'loaded'})-[:IMPLEMENTS|BASED_ON|CITES|AMENDS|REPLACES]->(x) } AS mine,
  COUNT { (:Document {status: 'loaded'})-[:IMPLEMENTS|BASED_ON|CITES|AMENDS|REPLACES]->(y) } AS theirs
WHERE x.status <> 'loaded' AND (y.status = 'loaded' OR mine <= theirs)
OPTIONAL MATCH (e:Document {status: 'loaded'})-[s:IMPLEMENTS|BASED_ON|CITES|AMENDS|REPLACES]->(y)
WITH d, r, x, y, e, s ORDER BY y.date, e.id, s.start
WITH d, r, x, collect(DISTINCT y.id) AS twins, collect(DISTINCT y.date) AS others,
  collect({document: e.id, file: e.file, locator: s.locator, quote: s.quote, start: s.start, end: s.end}) AS elsewhere
RETURN d.province AS province, d.id AS document, x.id AS node, [d.id, x.id] + twins AS nodes, x.kind AS kind,
  x.symbol AS symbol, x.date AS date, others,
  [{document: d.id, file: d.file, locator: r.locator, quote: r.quote, start: r.start, end: r.end}] + elsewhere AS evidence
ORDER BY province, document, node
