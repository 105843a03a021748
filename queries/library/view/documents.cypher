/*
id: view.documents
kind: view
title: {vi: "Văn bản đã đọc và được dẫn", en: "Documents read and cited"}
why:
  vi: Số, tên, ngày của văn bản và mã để tìm nguyên văn.
  en: Number, title and date of documents, and the key to their text.
columns:
  {id: string, symbol: string, kind: string, title: string, issuer: string, date: string, province: string,
   status: string, sha256: string, file: string}
*/
MATCH (d:Document)
RETURN d.id AS id, d.symbol AS symbol, d.kind AS kind, d.title AS title, d.issuer AS issuer, d.date AS date,
  d.province AS province, d.status AS status, d.sha256 AS sha256, d.file AS file
ORDER BY id
