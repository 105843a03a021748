/*
id: recipients.none
kind: audit
title: {vi: "Văn bản giao việc mà không có Nơi nhận", en: "Document gives work but names no recipients"}
why:
  vi: Không có Nơi nhận thì không biết cơ quan được giao việc có nhận được văn bản hay không.
  en: Without recipients nobody can tell whether those who are given work have received it.
severity: warn
parameters:
  province: {type: string, doc: name of a province; null for all}
columns: {province: string, node: string, nodes: strings, title: string, evidence: evidence}
identity: [node]
node: node
message:
  vi: "Văn bản “{title}” không có Nơi nhận."
  en: "Document “{title}” has no recipients."
count: |
  MATCH (d:Document {status: 'loaded'})
  WHERE ($province IS NULL OR d.province = $province) AND EXISTS { (d)-[:CONTAINS]->(:Task) }
  RETURN d.province AS province, count(d) AS examined
  ORDER BY province
*/
// A document without any header is left to header.absent.
MATCH (d:Document {status: 'loaded'})
WHERE ($province IS NULL OR d.province = $province) AND EXISTS { (d)-[:CONTAINS]->(:Task) } AND NOT EXISTS { (d)-[:SENT_TO]->(:Agency) }
  AND (d.symbol IS NOT NULL OR d.date IS NOT NULL OR d.signer_name IS NOT NULL)
RETURN d.province AS province, d.id AS node, [d.id] AS nodes, d.title AS title,
  [{document: d.id, file: d.file, locator: d.locator, quote: d.quote, start: d.start, end: d.end}] AS evidence
ORDER BY province, node
