/*
id: cite.number.spacing
kind: audit
title: {vi: "Số văn bản có khoảng trắng thừa", en: "Stray blank inside a number"}
why:
  vi: Khoảng trắng giữa số và ký hiệu làm tra cứu không ra văn bản.
  en: A blank between number and symbol hides the document from a search.
severity: warn
parameters:
  province: {type: string, doc: name of a province; null for all}
columns:
  province: string
  document: string
  node: string
  nodes: strings
  written: string
  symbol: string
  evidence: evidence
identity: [document, written]
node: node
message:
  vi: "“{written}” có khoảng trắng thừa trong số, ký hiệu."
  en: "“{written}” has a stray blank inside the number."
count: |
  MATCH (d:Document {status: 'loaded'})-[:IMPLEMENTS|BASED_ON|CITES|AMENDS|REPLACES|ATTACHED_TO]->(c:Document)
  WHERE ($province IS NULL OR d.province = $province) AND c.symbol IS NOT NULL
  RETURN d.province AS province, count(c) AS examined
  ORDER BY province
*/
// A blank beside a separator of the number itself: "04- CT/TW".
MATCH (d:Document {status: 'loaded'})-[r:IMPLEMENTS|BASED_ON|CITES|AMENDS|REPLACES|ATTACHED_TO]->(c:Document)
WHERE ($province IS NULL OR d.province = $province) AND c.symbol IS NOT NULL
UNWIND
//! include citation_places(r)
AS place
WITH d, r, c, place WHERE place.written =~ '(?s).*\\d[a-z]?(?:\\s+[-/–]\\s*|\\s*[-/–]\\s+)\\p{Lu}\\p{L}*\\s*[-/–]\\s*\\p{Lu}.*'
RETURN d.province AS province, d.id AS document, c.id AS node, [d.id, c.id] AS nodes, place.written AS written,
  c.symbol AS symbol,
  [{document: d.id, file: d.file, locator: place.locator, quote: place.quote, start: place.start, end: place.end}] AS evidence
ORDER BY province, document, node, place.start
