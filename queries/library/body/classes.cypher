/*
id: body.classes
kind: view
title: {vi: "Tên gọi chung bao gồm một cơ quan", en: "Classes that take a body in"}
why:
  vi: '"Các sở, ban, ngành" hay "các cơ quan, đơn vị" giao việc cho cả cơ quan không được nêu tên.'
  en: '"Các sở, ban, ngành" gives work to bodies that it does not name.'
parameters:
  province: {type: string, doc: the province of the body, required: true}
  fold: {type: string, doc: the folded name of the body, required: true}
  sector: {type: string, doc: its sector}
  level: {type: string, doc: its level}
  role: {type: string, doc: 'its entry in the registry, or that of the class that it belongs to'}
columns: {id: string, name: string, kind: string}
*/
// The same as in the audits: body.reporting.none takes "các cơ quan, đơn vị" for every body.
WITH {fold: $fold, sector: $sector, level: $level} AS body
MATCH (c:Agency {province: $province})
WHERE c.kind IN ['collective', 'vague'] AND (
  c.body = $role OR c.fold CONTAINS 'co quan' OR c.fold CONTAINS 'don vi' OR
  //! include covers(body, c)
)
RETURN c.id AS id, c.name AS name, c.kind AS kind
ORDER BY id
