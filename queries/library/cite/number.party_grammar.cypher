/*
id: cite.number.party_grammar
kind: audit
title: {vi: "Số văn bản Đảng viết theo lối nhà nước", en: "Party number with State separators"}
why:
  vi: Số văn bản của Đảng viết “04-CT/TW”; viết “04/CT-TW” là sai thể thức, tra cứu không ra.
  en: Party numbers are written "04-CT/TW"; "04/CT-TW" is wrong and finds nothing in a register.
severity: error
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
  vi: "“{written}” viết sai thể thức số văn bản của Đảng {symbol}."
  en: "“{written}” has the wrong form for a Party number {symbol}."
count: |
  MATCH (d:Document {status: 'loaded'})-[:IMPLEMENTS|BASED_ON|CITES|AMENDS|REPLACES|ATTACHED_TO]->(c:Document)
  WHERE ($province IS NULL OR d.province = $province) AND c.symbol IS NOT NULL
  RETURN d.province AS province, count(c) AS examined
  ORDER BY province
*/
// The symbol is in its normal form; the words as written show the separators: 04/CT-TW, 4043-QĐ-TU.
MATCH (d:Document {status: 'loaded'})-[r:IMPLEMENTS|BASED_ON|CITES|AMENDS|REPLACES|ATTACHED_TO]->(c:Document)
WHERE ($province IS NULL OR d.province = $province) AND c.symbol IS NOT NULL
  AND c.symbol =~ '\\d+[a-z]?-\\p{L}+/.+'
UNWIND
//! include citation_places(r)
AS place
WITH d, r, c, place WHERE place.written =~ '(?s).*\\d[a-z]?\\s*[-/–]\\s*\\p{Lu}\\p{L}*\\s*[-–]\\s*\\p{Lu}.*'
RETURN d.province AS province, d.id AS document, c.id AS node, [d.id, c.id] AS nodes, place.written AS written,
  c.symbol AS symbol,
  [{document: d.id, file: d.file, locator: place.locator, quote: place.quote, start: place.start, end: place.end}] AS evidence
ORDER BY province, document, node, place.start
