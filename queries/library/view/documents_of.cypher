/*
id: view.documents_of
kind: view
title: {vi: "Văn bản theo mã", en: "Documents by their ids"}
why:
  vi: Số, tên, ngày của những văn bản mà một trang nhắc tới.
  en: Number, title and date of the documents that a page speaks of.
parameters:
  ids: {type: strings, doc: ids of documents, required: true}
columns:
  {id: string, symbol: string, kind: string, title: string, issuer: string, date: string, province: string,
   status: string, sha256: string, file: string}
*/
UNWIND $ids AS wanted
MATCH (d:Document {id: wanted})
RETURN d.id AS id, d.symbol AS symbol, d.kind AS kind, d.title AS title, d.issuer AS issuer, d.date AS date,
  d.province AS province, d.status AS status, d.sha256 AS sha256, d.file AS file
ORDER BY id
