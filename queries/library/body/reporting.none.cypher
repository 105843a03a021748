/*
id: body.reporting.none
kind: audit
title: {vi: "Cơ quan không nằm trong kênh báo cáo nào", en: "Body in no reporting line"}
why:
  vi: Có việc mà không báo cáo cho ai, kể cả theo tổ chức bộ máy, thì không ai nắm được kết quả.
  en: A body that works on tasks and reports to nobody, by rule or by plan, leaves everyone without its results.
severity: warn
confidence: medium
parameters:
  province: {type: string, doc: name of a province; null for all}
columns:
  province: string
  node: string
  nodes: strings
  body: string
  duties: integer
  evidence: evidence
identity: [node]
node: node
message:
  vi: "{body} có {duties} việc nhưng không thuộc kênh báo cáo nào (theo bộ máy hay theo kế hoạch)."
  en: "{body} has {duties} roles in tasks but is in no reporting line, by organisation or by plan."
count: |
  MATCH (d:Document {status: 'loaded'})-[:CONTAINS]->(:Task)<-[:LEADS|PARTNERS]-(a:Agency)
  WHERE ($province IS NULL OR d.province = $province) AND NOT a.kind IN ['collective', 'vague']
  WITH DISTINCT d.province AS province, a
  RETURN province, count(a) AS examined
  ORDER BY province
*/
// A duty of "các cơ quan, đơn vị" in the same document reaches every body, one of "các sở" each department.
MATCH (a:Agency)
WHERE NOT a.kind IN ['collective', 'vague'] AND NOT EXISTS { (a)-[:REPORTS_TO]->(:Agency) }
MATCH (a)-[:LEADS|PARTNERS]->(:Task)<-[:CONTAINS]-(d:Document {status: 'loaded'})
WHERE $province IS NULL OR d.province = $province
WITH DISTINCT d.id AS document ORDER BY document
WITH collect(document) AS documents
OPTIONAL MATCH (b:Agency)-[x:REPORTS_TO]->(:Agency)
WHERE x.line = 'duty' AND b.kind IN ['collective', 'vague'] AND x.document IN documents
WITH b, x ORDER BY x.document, b.id
WITH collect(DISTINCT {document: x.document, fold: b.fold}) AS classes
MATCH (a:Agency)
WHERE NOT a.kind IN ['collective', 'vague'] AND NOT EXISTS { (a)-[:REPORTS_TO]->(:Agency) }
MATCH (a)-[r:LEADS|PARTNERS]->(t:Task)<-[:CONTAINS]-(d:Document {status: 'loaded'})
WHERE ($province IS NULL OR d.province = $province)
  AND size([c IN classes WHERE c.document = d.id
    AND (c.fold CONTAINS 'co quan' OR c.fold CONTAINS 'don vi' OR
      //! include covers(a, c)
    )]) = 0
WITH d, a, r, t ORDER BY d.id, r.start, t.order
WITH d.province AS province, a, count(r) AS duties, collect(DISTINCT t.id) AS tasks,
  collect({document: d.id, file: d.file, locator: r.locator, quote: r.quote, start: r.start, end: r.end}) AS evidence
RETURN province, a.id AS node, [a.id] + tasks AS nodes, a.name AS body, duties, evidence
ORDER BY province, node
