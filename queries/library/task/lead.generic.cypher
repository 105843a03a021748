/*
id: task.lead.generic
kind: audit
title: {vi: Chủ trì chỉ là một nhóm cơ quan, en: Lead is only a class of bodies}
why:
  vi: “Các cơ quan, đơn vị” chủ trì nghĩa là không cơ quan nào cụ thể chịu trách nhiệm chính.
  en: Where "the agencies concerned" lead, no single body answers for the result.
severity: warn
parameters:
  province: {type: string, doc: name of a province; null for all}
columns: {province: string, document: string, node: string, nodes: strings, ref: string, title: string, leads: strings, evidence: evidence}
identity: [node]
node: node
message:
  vi: "Nhiệm vụ {ref} “{title}” chỉ giao cho nhóm chung: {leads}."
  en: "Task {ref} “{title}” is led by a class only: {leads}."
count: |
  MATCH (d:Document {status: 'loaded'})-[:CONTAINS]->(t:Task)
  WHERE ($province IS NULL OR d.province = $province) AND EXISTS { (t)<-[:LEADS]-(:Agency) }
  RETURN d.province AS province, count(t) AS examined
  ORDER BY province
*/
// Lower People's Committees can be listed one by one, so they are no vague lead.
MATCH (d:Document {status: 'loaded'})-[:CONTAINS]->(t:Task)<-[:LEADS]-(b:Agency)
WHERE $province IS NULL OR d.province = $province
WITH d.province AS province, d.id AS document, t.order AS rank, t.id AS node,
  sum(CASE WHEN NOT b.kind IN ['collective', 'vague'] OR coalesce(b.body, '') IN ['ubnd_huyen', 'ubnd_xa']
    THEN 1 ELSE 0 END) AS named
WHERE named = 0
WITH province, document, rank, node
// page by province, document, rank, node
MATCH (d:Document {id: document})-[:CONTAINS]->(t:Task {id: node})<-[l:LEADS]-(a:Agency)
WITH province, document, rank, node, d.file AS file, t.ref AS ref, t.title AS title, a.id AS agency, a.name AS name,
  l.locator AS locator, l.quote AS quote, l.start AS from_offset, l.end AS to_offset
ORDER BY from_offset, agency
WITH province, document, rank, node, ref, title, collect(agency) AS agencies, collect(name) AS leads,
  collect({document: document, file: file, locator: locator, quote: quote, start: from_offset, end: to_offset}) AS evidence
RETURN province, document, node, [node] + agencies AS nodes, ref, title, leads, evidence
ORDER BY province, document, rank, node
