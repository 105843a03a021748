/*
id: cite.implements.date_order
kind: audit
title: {vi: "Văn bản thực hiện có trước văn bản được thực hiện", en: "Implementing document older than what it implements"}
why:
  vi: Không thể thực hiện một văn bản chưa ban hành; một trong hai ngày ghi sai.
  en: Nothing can carry out what is issued later; one of the two dates is wrong.
severity: error
parameters:
  province: {type: string, doc: name of a province; null for all}
columns:
  province: string
  document: string
  node: string
  nodes: strings
  symbol: string
  date: string
  implemented: string
  implemented_date: string
  evidence: evidence
identity: [document, node, implemented]
node: node
message:
  vi: "{symbol} ngày {date} lại thực hiện {implemented} ngày {implemented_date}, ban hành sau nó."
  en: "{symbol} of {date} is said to carry out {implemented} of {implemented_date}, which came later."
count: |
  MATCH (x:Document)-[i:IMPLEMENTS]->(y:Document)
  WHERE x.date IS NOT NULL AND y.date IS NOT NULL
  WITH i, y
  MATCH (d:Document {id: i.document})
  WHERE ($province IS NULL OR d.province = $province)
  RETURN d.province AS province, count(y) AS examined
  ORDER BY province
*/
// Dates are compared as far as both are known: 2020-02 is neither before nor after 2020-02-17.
MATCH (x:Document)-[i:IMPLEMENTS]->(y:Document)
WHERE x.date IS NOT NULL AND y.date IS NOT NULL
WITH x, i, y, CASE WHEN size(x.date) < size(y.date) THEN size(x.date) ELSE size(y.date) END AS known
WHERE substring(x.date, 0, known) < substring(y.date, 0, known)
MATCH (d:Document {id: i.document})
WHERE ($province IS NULL OR d.province = $province)
RETURN d.province AS province, d.id AS document, x.id AS node, [d.id, x.id, y.id] AS nodes,
  coalesce(x.symbol, x.title) AS symbol, x.date AS date, coalesce(y.symbol, y.title) AS implemented,
  y.date AS implemented_date,
  [{document: d.id, file: d.file, locator: i.locator, quote: i.quote, start: i.start, end: i.end}] AS evidence
ORDER BY province, document, node, implemented
