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
MATCH (d:Document {status: 'loaded'})-[:CONTAINS]->(t:Task)<-[l:LEADS]-(a:Agency)
WHERE $province IS NULL OR d.province = $province
WITH d, t, count(l) AS number, sum(CASE WHEN l.basis = 'explicit' THEN 1 ELSE 0 END) AS explicit,
  sum(CASE WHEN a.kind IN ['collective', 'vague'] THEN 0 ELSE 1 END) AS named
WHERE explicit >= 2 OR (explicit = 0 AND named >= 2)
MATCH (t)<-[l:LEADS]-(a:Agency)
WITH d, t, number, explicit, l, a ORDER BY l.start, a.id
WITH d, t, number, explicit, collect(a.id) AS agencies, collect(a.name) AS leads,
  collect({document: d.id, file: d.file, locator: l.locator, quote: l.quote, start: l.start, end: l.end}) AS evidence
RETURN d.province AS province, d.id AS document, t.id AS node, [t.id] + agencies AS nodes, t.ref AS ref,
  t.title AS title, leads, number, CASE WHEN explicit >= 2 THEN 'warn' ELSE 'info' END AS severity, evidence
ORDER BY province, document, t.order, node
