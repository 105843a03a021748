/*
id: body.documents
kind: view
title: {vi: "Văn bản theo mã, với nơi ban hành", en: "Documents by id, with their issuers"}
why:
  vi: Số, tên, ngày, cơ quan ban hành, và văn bản đã thay thế nó.
  en: Number, title, date, issuer, and what replaced it.
parameters:
  documents: {type: strings, doc: ids of documents, required: true}
columns:
  {id: string, symbol: string, kind: string, title: string, date: string, province: string, status: string,
   sha256: string, file: string, issuer: string, replaced_by: string}
*/
UNWIND $documents AS wanted
MATCH (d:Document {id: wanted})
OPTIONAL MATCH (i:Agency)-[:ISSUED]->(d)
OPTIONAL MATCH (n:Document)-[:REPLACES]->(d)
RETURN d.id AS id, d.symbol AS symbol, d.kind AS kind, d.title AS title, d.date AS date, d.province AS province,
  d.status AS status, d.sha256 AS sha256, d.file AS file, i.name AS issuer, coalesce(n.symbol, n.title) AS replaced_by
ORDER BY id, issuer, replaced_by
