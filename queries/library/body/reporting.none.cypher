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
  WITH DISTINCT d.province AS province, a.id AS agency
  RETURN province, count(*) AS examined
  ORDER BY province
*/
// A duty of "các cơ quan, đơn vị" in the same document reaches every body, one of "các sở" each department. Bodies without
// a line and classes with a duty are read together and meet by their document.
MATCH (a:Agency)
WHERE a.kind IN ['collective', 'vague'] OR NOT EXISTS { (a)-[:REPORTS_TO]->(:Agency) }
MATCH (a)-[r:LEADS|PARTNERS|REPORTS_TO]->()
WHERE CASE WHEN a.kind IN ['collective', 'vague'] THEN coalesce(r.line, '') = 'duty' ELSE true END
WITH r.document AS document, a.id AS agency, r.line AS line, a.fold AS fold ORDER BY document, agency
WITH document, collect(DISTINCT CASE WHEN line IS NULL THEN agency END) AS agencies,
  collect(DISTINCT CASE WHEN line = 'duty' THEN fold END) AS folds
WHERE size(agencies) > 0
WITH document, agencies, [each IN folds | {fold: each}] AS classes
MATCH (d:Document {id: document, status: 'loaded'})
WHERE ($province IS NULL OR d.province = $province)
  AND none(c IN classes WHERE c.fold CONTAINS 'co quan' OR c.fold CONTAINS 'don vi')
UNWIND agencies AS agency
MATCH (a:Agency {id: agency})
WHERE none(c IN classes WHERE
    //! include covers(a, c)
  )
WITH d.province AS province, agency AS node, document ORDER BY document
WITH province, node, collect(document) AS documents
// page by province, node
UNWIND documents AS document
MATCH (d:Document {id: document})-[:CONTAINS]->(t:Task)<-[r:LEADS|PARTNERS]-(a:Agency {id: node})
WITH province, a, d, r, t ORDER BY d.id, r.start, t.order
WITH province, a, count(r) AS duties, collect(DISTINCT t.id) AS tasks,
  collect({document: d.id, file: d.file, locator: r.locator, quote: r.quote, start: r.start, end: r.end}) AS evidence
RETURN province, a.id AS node, [a.id] + tasks AS nodes, a.name AS body, duties, evidence
ORDER BY province, node
