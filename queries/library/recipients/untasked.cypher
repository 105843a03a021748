/*
id: recipients.untasked
kind: audit
title: {vi: "Nhận văn bản mà không có việc", en: "Recipient without any duty"}
why:
  vi: Gửi để thực hiện mà không giao việc thì hoặc thừa nơi nhận, hoặc bỏ sót nhiệm vụ.
  en: A body that receives the plan for action but has no part in it is either a recipient too many or a task too few.
severity: info
confidence: medium
parameters:
  province: {type: string, doc: name of a province; null for all}
columns: {province: string, document: string, node: string, nodes: strings, body: string, evidence: evidence}
identity: [document, node]
node: node
message:
  vi: "{body} có ở Nơi nhận nhưng không có việc nào."
  en: "{body} receives the document but has no duty in it."
count: |
  MATCH (d:Document {status: 'loaded'})-[s:SENT_TO]->(a:Agency)
  WHERE ($province IS NULL OR d.province = $province) AND EXISTS { (d)-[:CONTAINS]->(:Task) }
    AND
    //! include receives_to_act(a, s)
  RETURN d.province AS province, count(s) AS examined
  ORDER BY province
*/
// A class with duties covers the departments in it; an armed body acts where it is named.
MATCH (d:Document {status: 'loaded'})
WHERE ($province IS NULL OR d.province = $province) AND EXISTS { (d)-[:CONTAINS]->(:Task) }
WITH d, COLLECT { MATCH (d)-[:CONTAINS]->(:Task)<-[:LEADS|PARTNERS]-(b:Agency) RETURN DISTINCT b } AS tasked
WITH d, [b IN tasked | b.id] AS working, [b IN tasked WHERE b.kind = 'collective'] AS classes
MATCH (d)-[s:SENT_TO]->(a:Agency)
WHERE
  //! include receives_to_act(a, s)
  AND NOT a.id IN working
  AND (coalesce(a.sector, '') = 'armed' OR none(b IN classes WHERE
    //! include covers(a, b)
  ))
  AND NOT EXISTS { MATCH (a)-[x:REPORTS_TO]-(:Agency) WHERE x.document = d.id }
WITH d, s, a, d.province AS province, d.id AS document, s.start AS place, a.id AS node
// page by province, document, place, node
RETURN province, document, node, [node, document] AS nodes, a.name AS body,
  [{document: document, file: d.file, locator: s.locator, quote: s.quote, start: s.start, end: s.end}] AS evidence
ORDER BY province, document, place, node
