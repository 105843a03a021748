/*
id: view.network_agencies
kind: view
title: {vi: "Cơ quan trong mạng phối hợp của một tỉnh", en: "Bodies in the coordination network of a province"}
why:
  vi: Các nút của mạng phối hợp, và nơi nhận, nơi ban hành.
  en: The nodes of the coordination network, recipients and issuers.
parameters:
  province: {type: string, doc: 'the province''s name, or - for documents of no province', required: true}
columns:
  {id: string, name: string, kind: string, sector: string, level: string, body: string}
*/
MATCH (a:Agency)
WHERE EXISTS { MATCH (a)-[:LEADS|PARTNERS]->(t:Task) WHERE coalesce(t.province, '-') = $province }
   OR EXISTS { MATCH (a)-[:REPORTS_TO]-(b:Agency)
               WHERE coalesce(a.province, '-') = $province OR coalesce(b.province, '-') = $province }
   OR EXISTS { MATCH (d:Document {status: 'loaded'})-[:SENT_TO|ISSUED]-(a) WHERE coalesce(d.province, '-') = $province }
RETURN a.id AS id, a.name AS name, a.kind AS kind, a.sector AS sector, a.level AS level, a.body AS body
ORDER BY id
