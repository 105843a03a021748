/*
id: body.central_classes
kind: view
title: {vi: "Tên gọi chung trong văn bản trung ương bao gồm một cơ quan", en: "Classes of central documents that take a body in"}
why:
  vi: Văn bản trung ương giao việc cho một cơ quan ở mọi tỉnh mà không nêu tỉnh nào.
  en: A document of the centre gives work to a body in every province and names none.
parameters:
  role: {type: string, doc: the body's entry in the registry, required: true}
columns: {id: string, name: string, kind: string}
*/
MATCH (d:Document {status: 'loaded'})
WHERE d.province IS NULL
MATCH (d)-[:CONTAINS]->(:Task)<-[:LEADS|PARTNERS]-(c:Agency {body: $role})
WHERE c.province IS NULL AND c.kind = 'collective'
RETURN DISTINCT c.id AS id, c.name AS name, c.kind AS kind
ORDER BY id
