/*
id: ask.way_between
kind: question
title: {vi: "Đường phối hợp ngắn nhất giữa hai cơ quan", en: "The shortest ways of coordination between two bodies"}
why:
  vi: "Hai cơ quan chưa làm chung việc nào thì đi qua ai?"
  en: "Where two bodies share no task, through whom do they meet?"
parameters:
  body:
    type: name
    doc: {vi: "tên hoặc một phần tên cơ quan, có dấu hay không đều được", en: "the name of a body or a part of it, with or without diacritics"}
    required: true
  other:
    type: name
    doc: {vi: "tên hoặc một phần tên cơ quan, có dấu hay không đều được", en: "the name of a body or a part of it, with or without diacritics"}
    required: true
  province:
    type: province
    doc: {vi: "tên tỉnh, viết thế nào cũng được", en: "a province in any spelling"}
    required: true
columns:
  {steps: integer, way: strings, path: path}
*/
// A step is one role: two bodies with a task in common are two steps apart.
MATCH (a:Agency {province: $province, fold: $body}), (b:Agency {province: $province, fold: $other}),
  p = allShortestPaths((a)-[:LEADS|PARTNERS*..8]-(b))
WITH p, [x IN nodes(p) | coalesce(x.name, x.ref)] AS way, [x IN nodes(p) | x.id] AS ids
RETURN length(p) AS steps, way, p AS path
ORDER BY steps, ids
