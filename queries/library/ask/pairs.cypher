/*
id: ask.pairs
kind: question
title: {vi: "Những cặp cơ quan làm chung nhiều việc nhất", en: "Pairs of bodies that work together most"}
why:
  vi: "Để biết mối phối hợp nào là chính: cơ quan trước chủ trì, cơ quan sau phối hợp."
  en: "To know the main ties: the first body leads, the other is its partner."
parameters:
  province:
    type: province
    doc: {vi: "tên tỉnh, viết thế nào cũng được; bỏ trống là mọi tỉnh", en: "a province in any spelling; none for all"}
  least:
    type: integer
    doc: {vi: "ít nhất bao nhiêu việc chung", en: "at least so many tasks together"}
    default: 2
columns:
  {province: string, body: string, other: string, together: integer}
*/
MATCH (a:Agency)-[:LEADS]->(t:Task)<-[:PARTNERS]-(b:Agency)
WHERE ($province IS NULL OR t.province = $province) AND NOT a.kind IN ['collective', 'vague']
  AND NOT b.kind IN ['collective', 'vague']
WITH a, b, count(t) AS together
WHERE together >= $least
RETURN coalesce(a.province, b.province) AS province, a.name AS body, b.name AS other, together
ORDER BY together DESC, a.id, b.id
