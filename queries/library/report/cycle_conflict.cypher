/*
id: report.cycle_conflict
kind: audit
title: {vi: "Một cơ quan, hai kỳ báo cáo", en: "One body, two periods of reporting"}
why:
  vi: Hai chỗ trong cùng kế hoạch nêu hai kỳ khác nhau thì không biết theo kỳ nào.
  en: Two places of one plan name two periods; nobody can say which one holds.
severity: warn
parameters:
  province: {type: string, doc: name of a province; null for all}
columns:
  province: string
  document: string
  node: string
  nodes: strings
  body: string
  target: string
  periods: strings
  evidence: evidence
identity: [document, node, target]
node: node
message:
  vi: "{body} báo cáo {target} theo các kỳ khác nhau: {periods}."
  en: "{body} reports to {target} in different periods: {periods}."
count: |
  WITH COLLECT { MATCH (d:Document {status: 'loaded', province: $province}) RETURN d.id ORDER BY d.id } AS own
  MATCH (a:Agency)-[x:REPORTS_TO]->(b:Agency)
  WHERE ($province IS NULL OR x.document IN own) AND x.line = 'duty' AND x.period IS NOT NULL
  WITH a, b, x
  MATCH (d:Document {id: x.document, status: 'loaded'})
  WHERE ($province IS NULL OR d.province = $province)
  WITH DISTINCT d, a, b
  RETURN d.province AS province, count(a) AS examined
  ORDER BY province
*/
WITH COLLECT { MATCH (d:Document {status: 'loaded', province: $province}) RETURN d.id ORDER BY d.id } AS own
MATCH (a:Agency)-[x:REPORTS_TO]->(b:Agency)
WHERE ($province IS NULL OR x.document IN own) AND x.line = 'duty' AND x.period IS NOT NULL
WITH a, b, x
MATCH (d:Document {id: x.document, status: 'loaded'})
WHERE ($province IS NULL OR d.province = $province)
WITH d, a, b, x, replace(toLower(x.period), 'hàng', 'hằng') AS period ORDER BY x.start, x.id
WITH d, a, b, collect(DISTINCT period) AS periods,
  collect({document: d.id, file: d.file, locator: x.locator, quote: x.quote, start: x.start, end: x.end}) AS evidence
WHERE size(periods) > 1
RETURN d.province AS province, d.id AS document, a.id AS node, [a.id, b.id, d.id] AS nodes, a.name AS body,
  b.name AS target, periods, evidence
ORDER BY province, document, node, target
