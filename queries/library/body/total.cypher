/*
id: body.total
kind: view
title: {vi: "Số nhiệm vụ đã nạp", en: "Number of loaded tasks"}
why:
  vi: Mẫu số của việc chủ trì, phối hợp.
  en: The denominator of tasks led and taken part in.
columns: {tasks: integer}
*/
OPTIONAL MATCH (t:Task)
RETURN count(t) AS tasks
ORDER BY tasks
