/*
id: ask.network
kind: question
title: {vi: "Toàn mạng phối hợp của một tỉnh", en: "The whole coordination network of a province"}
why:
  vi: "Để xuất sang Gephi (--format graphml --limit 100000)."
  en: "To be taken to Gephi (--format graphml --limit 100000)."
parameters:
  province:
    type: province
    doc: {vi: "tên tỉnh, viết thế nào cũng được", en: "a province in any spelling"}
    required: true
columns:
  {agency: node, relation: edge, task: node}
*/
MATCH (a:Agency)-[r:LEADS|PARTNERS]->(t:Task)
WHERE t.province = $province
RETURN a AS agency, r AS relation, t AS task
ORDER BY r.id
