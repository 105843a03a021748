/*
id: body.total
kind: view
title: {vi: "Số nhiệm vụ của một tỉnh", en: "Number of tasks of a province"}
why:
  vi: Mẫu số của việc chủ trì, phối hợp.
  en: The denominator of tasks led and taken part in.
parameters:
  province: {type: string, doc: 'the province''s name, null for all'}
columns: {tasks: integer}
*/
OPTIONAL MATCH (t:Task)
WHERE $province IS NULL OR t.province = $province
RETURN count(t) AS tasks
ORDER BY tasks
