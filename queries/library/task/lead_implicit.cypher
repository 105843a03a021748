/*
id: task.lead_implicit
kind: audit
title: {vi: "Chỉ “phối hợp”, không rõ ai chủ trì", en: "Only takes part, the lead is implied"}
why:
  vi: Cơ quan được giao chỉ phối hợp với cơ quan khác, mà cơ quan kia không được giao chủ trì ở chỗ nào.
  en: The body is told only to take part with another, and that other is nowhere told to lead.
severity: warn
confidence: medium
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
  implied: strings
  evidence: evidence
identity: [node]
node: node
message:
  vi: "Nhiệm vụ {ref} “{title}”: {leads} chỉ “phối hợp với” {implied}; không nêu cơ quan nào chủ trì."
  en: "Task {ref} “{title}”: {leads} only takes part with {implied}; no body is told to lead."
count: |
  MATCH (d:Document {status: 'loaded'})-[:CONTAINS]->(t:Task)
  WHERE ($province IS NULL OR d.province = $province) AND t.text IS NOT NULL
    AND EXISTS { MATCH (t)<-[l:LEADS]-(:Agency) WHERE l.basis = 'assigned' }
  RETURN d.province AS province, count(t) AS examined
  ORDER BY province
unknown:
  message:
    vi: Không có lời văn của nhiệm vụ nên không xét được.
    en: The task's own words are not at hand, so it cannot be judged.
  query: |
    MATCH (d:Document {status: 'loaded'})-[:CONTAINS]->(t:Task)
    WHERE ($province IS NULL OR d.province = $province) AND t.text IS NULL
      AND EXISTS { MATCH (t)<-[l:LEADS]-(:Agency) WHERE l.basis = 'assigned' }
    RETURN d.province AS province, count(t) AS unknown
    ORDER BY province
*/
// Only where a named body is the partner: with a vague circle alone the actor itself is the lead in all but name.
MATCH (d:Document {status: 'loaded'})-[:CONTAINS]->(t:Task)
WHERE ($province IS NULL OR d.province = $province) AND t.text IS NOT NULL
  AND toLower(t.text) =~ '(?s)[^\\p{L}]*phối hợp .*'
  AND NOT EXISTS { MATCH (t)<-[x:LEADS]-(:Agency) WHERE x.basis = 'explicit' }
  AND EXISTS { MATCH (t)<-[:PARTNERS]-(b:Agency) WHERE NOT b.kind IN ['collective', 'vague'] }
MATCH (t)<-[l:LEADS]-(a:Agency)
WITH d, t, l, a ORDER BY l.start, a.id
WITH d, t, collect(a.id) AS agencies, collect(a.name) AS leads
MATCH (t)<-[p:PARTNERS]-(b:Agency) WHERE NOT b.kind IN ['collective', 'vague']
WITH d, t, agencies, leads, p, b ORDER BY p.start, b.id
WITH d, t, agencies, leads, collect(b.id) AS partners, collect(b.name) AS implied
RETURN d.province AS province, d.id AS document, t.id AS node, [t.id] + agencies + partners AS nodes, t.ref AS ref,
  t.title AS title, leads, implied,
  [{document: d.id, file: d.file, locator: t.locator, quote: t.quote, start: t.start, end: t.end}] AS evidence
ORDER BY province, document, t.order, node
