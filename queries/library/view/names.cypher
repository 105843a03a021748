/*
id: view.names
kind: view
title: {vi: "Tên của nhiệm vụ, cơ quan, văn bản", en: "Names of tasks, bodies and documents"}
why:
  vi: Để gọi tên mục mà một phát hiện chỉ tới.
  en: To name what a finding points at.
parameters:
  ids: {type: strings, doc: ids of nodes, required: true}
columns: {id: string, name: string, ref: string}
*/
UNWIND $ids AS wanted
OPTIONAL MATCH (t:Task {id: wanted})
OPTIONAL MATCH (a:Agency {id: wanted})
OPTIONAL MATCH (d:Document {id: wanted})
RETURN wanted AS id, coalesce(t.title, a.name, d.symbol, d.title, wanted) AS name, t.ref AS ref
ORDER BY id
