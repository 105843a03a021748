/*
id: body.total_in
kind: view
title: {vi: "Số nhiệm vụ của một tỉnh", en: "Number of tasks of a province"}
why:
  vi: Mẫu số của việc chủ trì, phối hợp.
  en: The denominator of tasks led and taken part in.
parameters:
  province: {type: string, doc: the province, required: true}
columns: {tasks: integer}
*/
OPTIONAL MATCH (t:Task {province: $province})
RETURN count(t) AS tasks
ORDER BY tasks
