/*
id: task.leads.gt1
kind: audit
title: {vi: "Nhiều cơ quan cùng chủ trì, không rõ cơ quan chính", en: "Several leads, none named principal"}
why:
  vi: Hai cơ quan cùng chủ trì mà không phân vai chính dễ chờ nhau, đùn đẩy nhau.
  en: Two leads without a principal wait for each other; nobody has the last word.
severity: warn
parameters:
  province: {type: string, doc: name of a province; null for all}
columns:
  province: string
  document: string
  node: string
  nodes: strings
  ref: string
  title: string
  leads: strings
  number: integer
  severity: severity
  evidence: evidence
identity: [node]
node: node
message:
  vi: "Nhiệm vụ {ref} “{title}” có {number} cơ quan chủ trì, không nêu cơ quan chính: {leads}."
  en: "Task {ref} “{title}” has {number} leads and names no principal: {leads}."
count: |
  MATCH (d:Document {status: 'loaded'})-[:CONTAINS]->(t:Task)
  WHERE ($province IS NULL OR d.province = $province) AND EXISTS { (t)<-[:LEADS]-(:Agency) }
  RETURN d.province AS province, count(t) AS examined
  ORDER BY province
*/
// One body named "chủ trì" beside others that are only given the work is the principal. Where none is so named, several
// named bodies under one duty are a weaker sign, and classes ("các sở, ngành") under one duty are none.
MATCH (d:Document {status: 'loaded'})-[:CONTAINS]->(t:Task)
WHERE ($province IS NULL OR d.province = $province) AND COUNT { (t)<-[:LEADS]-(:Agency) } > 1
MATCH (t)<-[l:LEADS]-(a:Agency)
WITH d.province AS province, d.id AS document, t.order AS rank, t.id AS node, count(l) AS number,
  sum(CASE WHEN l.basis = 'explicit' THEN 1 ELSE 0 END) AS explicit,
  sum(CASE WHEN a.kind IN ['collective', 'vague'] THEN 0 ELSE 1 END) AS named
WHERE explicit >= 2 OR (explicit = 0 AND named >= 2)
WITH province, document, rank, node, number, explicit
// page by province, document, rank, node
MATCH (d:Document {id: document})-[:CONTAINS]->(t:Task {id: node})<-[l:LEADS]-(a:Agency)
WITH province, document, rank, node, number, explicit, d.file AS file, t.ref AS ref, t.title AS title, a.id AS agency,
  a.name AS name, l.locator AS locator, l.quote AS quote, l.start AS from_offset, l.end AS to_offset
ORDER BY from_offset, agency
WITH province, document, rank, node, number, explicit, ref, title, collect(agency) AS agencies, collect(name) AS leads,
  collect({document: document, file: file, locator: locator, quote: quote, start: from_offset, end: to_offset}) AS evidence
RETURN province, document, node, [node] + agencies AS nodes, ref, title, leads, number,
  CASE WHEN explicit >= 2 THEN 'warn' ELSE 'info' END AS severity, evidence
ORDER BY province, document, rank, node
