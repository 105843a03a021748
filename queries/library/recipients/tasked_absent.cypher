/*
id: recipients.tasked_absent
kind: audit
title: {vi: "Cơ quan được giao việc mà không có ở Nơi nhận", en: "Body with tasks but absent from the recipients"}
why:
  vi: >-
    Không được gửi văn bản thì không biết việc của mình. Nhóm như “các sở, ban, ngành” được tính là đã gửi cho mọi sở.
    Quyết định ghi “Như Điều …” thì phải xem điều đó.
  en: >-
    Who does not receive the plan does not know its own part. A class like "các sở, ban, ngành" counts as every department.
    Where a decision refers to one of its articles ("Như Điều …"), look there.
severity: error
confidence: medium
parameters:
  province: {type: string, doc: name of a province; null for all}
columns:
  province: string
  document: string
  node: string
  nodes: strings
  bodies: strings
  duties: integer
  severity: severity
  evidence: evidence
identity: [document, node]
node: node
message:
  vi: "{bodies} có việc trong văn bản ({duties} lượt) nhưng không có tên ở Nơi nhận."
  en: "{bodies}: given work ({duties} roles) but not among the recipients."
count: |
  MATCH (d:Document {status: 'loaded'})
  WHERE ($province IS NULL OR d.province = $province) AND EXISTS { (d)-[:SENT_TO]->(:Agency) }
  MATCH (d)-[:CONTAINS]->(:Task)<-[:LEADS|PARTNERS]-(a:Agency)
  WHERE NOT a.kind IN ['collective', 'vague']
  WITH DISTINCT d, a
  WHERE NOT EXISTS { (d)<-[:ISSUED]-(a) }
  RETURN d.province AS province, count(a) AS examined
  ORDER BY province
*/
// error: own duties, and nothing covers it; warn: own duties with a catch-all ("các cơ quan, đơn vị liên quan"), or only a
// partner; info: a partner under a catch-all, or a body of the centre. A decision that sends to none of those it gives work
// to refers to an article of its own ("Như Điều 3"): one finding for all of them.
MATCH (d:Document {status: 'loaded'})
WHERE ($province IS NULL OR d.province = $province) AND EXISTS { (d)-[:SENT_TO]->(:Agency) }
WITH d,
  COLLECT { MATCH (d)-[:SENT_TO]->(b:Agency) RETURN b ORDER BY b.id } AS recipients,
  COLLECT { MATCH (d)<-[:ISSUED]-(b:Agency) RETURN b.id ORDER BY b.id } AS issuers,
  COLLECT { MATCH (d)-[:CONTAINS]->(:Task)<-[:LEADS|PARTNERS]-(a:Agency)
    WHERE NOT a.kind IN ['collective', 'vague'] RETURN DISTINCT a } AS tasked
WITH d, recipients, [b IN recipients | b.id] AS sent, issuers, tasked, [a IN tasked | a.id] AS working
WITH d, recipients, sent, issuers, tasked,
  d:Decision AND none(b IN recipients WHERE b.kind IN ['collective', 'vague'] OR b.id IN working) AS by_article
UNWIND tasked AS a
WITH d, recipients, sent, issuers, by_article, a
WHERE NOT a.id IN sent AND NOT a.id IN issuers
  AND none(b IN recipients WHERE b.fold CONTAINS a.fold OR (b.kind = 'collective' AND
      //! include covers(a, b)
    ))
WITH d.province AS province, d.id AS document, CASE WHEN by_article THEN d.id ELSE a.id END AS node, by_article,
  size([b IN recipients WHERE b.kind = 'vague' OR b.fold CONTAINS 'co quan' OR b.fold CONTAINS 'don vi']) > 0 AS catch_all,
  a.id AS agency
ORDER BY document, agency
WITH province, document, node, by_article, catch_all, collect(agency) AS agencies
// page by province, document, node
UNWIND agencies AS agency
MATCH (d:Document {id: document})-[:CONTAINS]->(t:Task)<-[r:LEADS|PARTNERS]-(a:Agency {id: agency})
WITH province, document, node, by_article, catch_all, d, a, r, t ORDER BY r.start, t.order
WITH province, document, node, by_article, catch_all, a, collect(DISTINCT t.id) AS tasks, count(r) AS roles,
  sum(CASE WHEN type(r) = 'LEADS' THEN 1 ELSE 0 END) AS led,
  collect({document: d.id, file: d.file, locator: r.locator, quote: r.quote, start: r.start, end: r.end}) AS places
ORDER BY places[0].start, a.id
WITH province, document, node, by_article, collect(a.name) AS bodies, collect(a.id) AS agencies, sum(roles) AS duties,
  collect(CASE
    WHEN by_article THEN 'warn'
    WHEN coalesce(a.level, '') = 'central' THEN 'info'
    WHEN led > 0 AND NOT catch_all AND a.kind <> 'unknown' THEN 'error'
    WHEN led > 0 OR NOT catch_all THEN 'warn'
    ELSE 'info' END) AS levels,
  collect(tasks) AS tasks, collect(places) AS places
RETURN province, document, node,
  [node, document] + agencies + CASE WHEN by_article THEN [] ELSE tasks[0] END AS nodes, bodies, duties,
  levels[0] AS severity, CASE WHEN by_article THEN [p IN places | p[0]] ELSE places[0] END AS evidence
ORDER BY province, document, node
