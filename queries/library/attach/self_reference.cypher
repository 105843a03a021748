/*
id: attach.self_reference
kind: audit
title: {vi: "Bản kèm theo ghi sai quyết định ban hành", en: "Attachment contradicts its decision"}
why:
  vi: Dòng “Ban hành kèm theo” phải đúng số, ngày của chính quyết định mang nó; sai thì bản kèm theo không rõ hiệu lực.
  en: The binding line must carry the number and date of the very decision; otherwise it is unclear what puts it in force.
severity: error
parameters:
  province: {type: string, doc: name of a province; null for all}
columns:
  province: string
  node: string
  nodes: strings
  symbol: string
  date: string
  written: string
  written_date: string
  evidence: evidence
identity: [node, written, written_date]
node: node
message:
  vi: "Bản kèm theo ghi {written} ngày {written_date}, còn văn bản mang nó là {symbol} ngày {date}."
  en: "The attachment names {written} of {written_date}; the document that carries it is {symbol} of {date}."
count: |
  MATCH (d:Document {status: 'loaded'})-[:ATTACHED_TO]->(c:Document)
  WHERE ($province IS NULL OR d.province = $province) AND d.kind = c.kind
  RETURN d.province AS province, count(c) AS examined
  ORDER BY province
*/
// Only a decision can be attached to itself; a plan of its own is rightly attached to another document.
MATCH (d:Document {status: 'loaded'})-[r:ATTACHED_TO]->(c:Document)
WHERE ($province IS NULL OR d.province = $province) AND d.kind = c.kind
  AND (coalesce(d.symbol, '') <> coalesce(c.symbol, '') OR coalesce(r.date, c.date, d.date) <> d.date)
RETURN d.province AS province, d.id AS node, [d.id, c.id] AS nodes, d.symbol AS symbol, d.date AS date,
  r.written AS written, coalesce(r.date, c.date) AS written_date,
  [{document: d.id, file: d.file, locator: r.locator, quote: r.quote, start: r.start, end: r.end}] AS evidence
ORDER BY province, node, written
