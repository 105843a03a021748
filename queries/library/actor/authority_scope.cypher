/*
id: actor.authority_scope
kind: audit
title: {vi: "Giao việc cho cơ quan ngoài thẩm quyền mà không “Đề nghị”", en: "Duty for a body outside the issuer's authority, without “Đề nghị”"}
why:
  vi: Ủy ban nhân dân không giao việc được cho cơ quan Đảng, Mặt trận, đoàn thể, tòa án, quân đội; phải viết “Đề nghị”.
  en: A People's Committee cannot assign work to Party, Front, mass, judicial or armed bodies; it has to ask ("Đề nghị").
severity: warn
confidence: medium
parameters:
  province: {type: string, doc: name of a province; null for all}
columns:
  province: string
  document: string
  node: string
  nodes: strings
  body: string
  sector: string
  duties: integer
  led: integer
  wording: string
  severity: severity
  evidence: evidence
identity: [document, node]
node: node
message:
  vi: "{body} không thuộc quyền giao việc của cơ quan ban hành mà có {duties} việc không ghi “Đề nghị”."
  en: "{body} is outside the issuer's authority, yet has {duties} roles without “Đề nghị”."
wordings:
  partner:
    vi: "{body} không thuộc quyền giao việc của cơ quan ban hành, được nêu là cơ quan phối hợp ở {duties} việc mà không ghi “Đề nghị”."
    en: "{body} is outside the issuer's authority and named as a partner in {duties} tasks without “Đề nghị”."
count: |
  MATCH (i:Agency)-[:ISSUED]->(d:Document {status: 'loaded'})-[:CONTAINS]->(:Task)<-[:LEADS|PARTNERS]-(a:Agency)
  WHERE ($province IS NULL OR d.province = $province) AND i.sector = 'state' AND a.kind IN ['body', 'office']
  WITH DISTINCT d.province AS province, d.id AS document, a.id AS agency
  RETURN province, count(*) AS examined
  ORDER BY province
*/
// A request in one place of the document holds for the body's other duties in it. A body that is only a partner is noted.
// So are vertical bodies (armed, judicial) that lead, as they are bound to the committee in some matters; as partners they are usual.
MATCH (i:Agency)-[:ISSUED]->(d:Document {status: 'loaded'})
WHERE ($province IS NULL OR d.province = $province) AND i.sector = 'state'
WITH DISTINCT d
MATCH (d)-[:CONTAINS]->(t:Task)<-[r:LEADS|PARTNERS]-(a:Agency)
WHERE a.kind IN ['body', 'office'] AND a.sector IN ['party', 'front', 'socio_political', 'armed', 'judicial']
WITH d.province AS province, d.id AS document, a.id AS node, d.file AS file, a.sector AS sector, count(r) AS duties,
  sum(CASE WHEN type(r) = 'LEADS' THEN 1 ELSE 0 END) AS led,
  sum(CASE WHEN r.modality = 'request' THEN 1 ELSE 0 END) AS requests
WHERE requests = 0 AND (led > 0 OR NOT sector IN ['armed', 'judicial'])
WITH province, document, node, file, sector, duties, led
// page by province, document, node
MATCH (d:Document {id: document})-[:CONTAINS]->(t:Task)<-[r:LEADS|PARTNERS]-(a:Agency {id: node})
WITH province, document, node, file, sector, duties, led, a.name AS body, t.id AS task, t.order AS rank, r.locator AS locator,
  r.quote AS quote, r.start AS from_offset, r.end AS to_offset
ORDER BY from_offset, rank
WITH province, document, node, sector, duties, led, body, collect(DISTINCT task) AS tasks,
  collect({document: document, file: file, locator: locator, quote: quote, start: from_offset, end: to_offset}) AS evidence
RETURN province, document, node, [node, document] + tasks AS nodes, body, sector, duties, led,
  CASE WHEN led = 0 THEN 'partner' ELSE 'duty' END AS wording,
  CASE WHEN led = 0 OR sector IN ['armed', 'judicial'] THEN 'info' ELSE 'warn' END AS severity, evidence
ORDER BY province, document, node
