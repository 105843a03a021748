/*
id: actor.lead_outside
kind: audit
title: {vi: "Cơ quan ngoài thẩm quyền được đề nghị chủ trì", en: "Outside body asked to lead"}
why:
  vi: Việc do cơ quan chỉ được đề nghị chủ trì thì cơ quan ban hành không đôn đốc trực tiếp được.
  en: A task led at request cannot be pressed for by the issuer in its own right.
severity: info
parameters:
  province: {type: string, doc: name of a province; null for all}
columns: {province: string, document: string, node: string, nodes: strings, ref: string, title: string, leads: strings, evidence: evidence}
identity: [node]
node: node
message:
  vi: "Nhiệm vụ {ref} “{title}” do {leads} chủ trì theo đề nghị."
  en: "Task {ref} “{title}” is led at request by {leads}."
count: |
  MATCH (d:Document {status: 'loaded'})-[:CONTAINS]->(t:Task)
  WHERE ($province IS NULL OR d.province = $province) AND EXISTS { (t)<-[:LEADS]-(:Agency) }
  RETURN d.province AS province, count(t) AS examined
  ORDER BY province
*/
MATCH (d:Document {status: 'loaded'})-[:CONTAINS]->(t:Task)<-[r:LEADS]-()
WHERE ($province IS NULL OR d.province = $province) AND r.modality = 'request'
WITH DISTINCT d, t
WITH d, t, d.province AS province, d.id AS document, t.order AS rank, t.id AS node
// page by province, document, rank, node
MATCH (t)<-[r:LEADS]-(a:Agency)
WHERE r.modality = 'request'
WITH d, t, r, a ORDER BY r.start, a.id
WITH d, t, collect(a.id) AS agencies, collect(a.name) AS leads,
  collect({document: d.id, file: d.file, locator: r.locator, quote: r.quote, start: r.start, end: r.end}) AS evidence
RETURN d.province AS province, d.id AS document, t.id AS node, [t.id] + agencies AS nodes, t.ref AS ref,
  t.title AS title, leads, evidence
ORDER BY province, document, t.order, node
