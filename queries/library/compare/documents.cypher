/*
id: compare.documents
kind: view
title: {vi: "Văn bản của các tỉnh được so sánh", en: "Documents of the provinces compared"}
why:
  vi: So sánh dựa trên những văn bản nào, của ngày nào.
  en: Which documents a comparison rests on, and of which date.
parameters:
  provinces: {type: strings, doc: names of provinces, required: true}
columns: {id: string, province: string, symbol: string, kind: string, date: string, sha256: string, read_at: string}
*/
UNWIND $provinces AS wanted
MATCH (d:Document {province: wanted})
WHERE d.status = 'loaded'
RETURN d.id AS id, d.province AS province, d.symbol AS symbol, d.kind AS kind, d.date AS date,
  d.sha256 AS sha256, d.read_at AS read_at
ORDER BY id
