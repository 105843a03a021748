/*
id: ask.shared_citations
kind: question
title: {vi: "Văn bản được nhiều tỉnh viện dẫn", en: "Documents that several provinces cite"}
why:
  vi: "Để biết các tỉnh cùng dựa vào văn bản nào."
  en: "To know what provinces rest on in common."
parameters:
  least:
    type: integer
    doc: {vi: "ít nhất bao nhiêu tỉnh", en: "at least so many provinces"}
    default: 2
columns:
  {symbol: string, kind: string, title: string, date: string, provinces: integer, documents: integer, where:
   strings}
*/
MATCH (d:Document {status: 'loaded'})-[:IMPLEMENTS|BASED_ON|CITES|AMENDS|REPLACES]->(x:Document)
WHERE d.province IS NOT NULL
WITH x, d.province AS province, count(DISTINCT d) AS citing
ORDER BY province
WITH x, collect(province) AS places, sum(citing) AS documents
WHERE size(places) >= $least
RETURN x.symbol AS symbol, x.kind AS kind, x.title AS title, x.date AS date, size(places) AS provinces, documents,
  places AS `where`
ORDER BY provinces DESC, documents DESC, x.id
