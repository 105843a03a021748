/*
id: cite.date_missing
kind: audit
title: {vi: "Dẫn số mà không có ngày", en: "Number cited without a date"}
why:
  vi: Số đánh lại mỗi năm, mỗi nhiệm kỳ; thiếu ngày thì một số có thể là nhiều văn bản.
  en: Numbers restart every year or term; without a date one number may be several documents.
severity: info
parameters:
  province: {type: string, doc: name of a province; null for all}
columns: {province: string, document: string, node: string, nodes: strings, written: string, evidence: evidence}
identity: [document, node]
node: node
message:
  vi: "“{written}” được dẫn mà không có ngày."
  en: "“{written}” is cited without a date."
count: |
  MATCH (d:Document {status: 'loaded'})-[:IMPLEMENTS|BASED_ON|CITES|AMENDS|REPLACES]->(c:Document)
  WHERE ($province IS NULL OR d.province = $province) AND c.symbol IS NOT NULL
  RETURN d.province AS province, count(c) AS examined
  ORDER BY province
*/
// A number with its year in it (30/2020/NĐ-CP) is unique without a date.
MATCH (d:Document {status: 'loaded'})-[r:IMPLEMENTS|BASED_ON|CITES|AMENDS|REPLACES]->(c:Document)
WHERE ($province IS NULL OR d.province = $province) AND c.symbol IS NOT NULL AND c.date IS NULL AND r.date IS NULL AND NOT c.symbol =~ '\\d+/\\d{4}/.*'
RETURN d.province AS province, d.id AS document, c.id AS node, [d.id, c.id] AS nodes, r.written AS written,
  [{document: d.id, file: d.file, locator: r.locator, quote: r.quote, start: r.start, end: r.end}] AS evidence
ORDER BY province, document, node
