/*
id: cite.number_missing
kind: audit
title: {vi: "Dẫn văn bản không số, không ngày", en: "Document cited without number or date"}
why:
  vi: Dẫn tên mà không có số, ngày thì người đọc không chắc là văn bản nào.
  en: A title without number or date leaves open which document is meant.
severity: info
parameters:
  province: {type: string, doc: name of a province; null for all}
columns: {province: string, document: string, node: string, nodes: strings, written: string, evidence: evidence}
identity: [document, node]
node: node
message:
  vi: "“{written}” được dẫn mà không có số, ngày."
  en: "“{written}” is cited without number or date."
count: |
  MATCH (d:Document {status: 'loaded'})-[:IMPLEMENTS|BASED_ON|CITES|AMENDS|REPLACES]->(c:Document)
  WHERE ($province IS NULL OR d.province = $province)
  RETURN d.province AS province, count(c) AS examined
  ORDER BY province
*/
MATCH (d:Document {status: 'loaded'})-[r:IMPLEMENTS|BASED_ON|CITES|AMENDS|REPLACES]->(c:Document)
WHERE ($province IS NULL OR d.province = $province) AND c.symbol IS NULL AND c.date IS NULL
RETURN d.province AS province, d.id AS document, c.id AS node, [d.id, c.id] AS nodes, r.written AS written,
  [{document: d.id, file: d.file, locator: r.locator, quote: r.quote, start: r.start, end: r.end}] AS evidence
ORDER BY province, document, node
