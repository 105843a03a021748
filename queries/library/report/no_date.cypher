/*
id: report.no_date
kind: audit
title: {vi: "Có kỳ báo cáo mà không có ngày", en: "Period of a report without a date"}
why:
  vi: Có kỳ mà không có ngày thì mỗi nơi gửi một lúc, nơi tổng hợp không chốt được.
  en: With a period but no day everyone sends at another time, and the compiler cannot close the report.
severity: warn
parameters:
  province: {type: string, doc: name of a province; null for all}
columns:
  province: string
  document: string
  duty: string
  node: string
  nodes: strings
  reporters: strings
  target: string
  period: string
  evidence: evidence
identity: [document, duty]
node: node
message:
  vi: "{reporters} báo cáo {target} {period}, không nêu ngày gửi."
  en: "{reporters} report to {target} {period}, but no day is given."
count: |
  WITH COLLECT { MATCH (d:Document {status: 'loaded', province: $province}) RETURN d.id ORDER BY d.id } AS own
  MATCH (a:Agency)-[x:REPORTS_TO]->(:Agency)
  WHERE ($province IS NULL OR x.document IN own) AND x.step = 1 AND
  //! include regular_duty(x)
  AND NOT
  //! include lacks_period(x)
  WITH x
  MATCH (d:Document {id: x.document, status: 'loaded'})
  WHERE ($province IS NULL OR d.province = $province)
  RETURN d.province AS province, count(DISTINCT x.duty) AS examined
  ORDER BY province
*/
// Periods that are none are left to report.no_cycle.
WITH COLLECT { MATCH (d:Document {status: 'loaded', province: $province}) RETURN d.id ORDER BY d.id } AS own
MATCH (a:Agency)-[x:REPORTS_TO]->(b:Agency)
WHERE ($province IS NULL OR x.document IN own) AND x.step = 1 AND
  //! include regular_duty(x)
  AND x.due IS NULL AND NOT
  //! include lacks_period(x)
WITH a, b, x
MATCH (d:Document {id: x.document, status: 'loaded'})
WHERE ($province IS NULL OR d.province = $province)
WITH d, x, a, b ORDER BY x.start, a.id
WITH d, x.duty AS duty, x.period AS period, b, collect(a.name) AS reporters, collect(a.id) AS agencies,
  collect({document: d.id, file: d.file, locator: x.locator, quote: x.quote, start: x.start, end: x.end}) AS places
RETURN d.province AS province, d.id AS document, duty, agencies[0] AS node, agencies + [b.id, d.id] AS nodes, reporters,
  b.name AS target, period, [places[0]] AS evidence
ORDER BY province, document, duty
