/*
id: body.received
kind: view
title: {vi: "Văn bản gửi đến một số cơ quan", en: "Documents sent to some bodies"}
why:
  vi: Nơi nhận ghi cơ quan này, đích danh hay qua tên gọi chung.
  en: The recipients' list holds the body, by name or through a class.
parameters:
  bodies: {type: strings, doc: ids of bodies or classes, required: true}
columns:
  {agency: string, purpose: string, document: string, locator: string, quote: string, from_offset: integer,
   to_offset: integer, page: integer, rule: string, confidence: float, box: string}
*/
UNWIND $bodies AS wanted
MATCH (a:Agency {id: wanted})<-[s:SENT_TO]-(d:Document)
RETURN a.id AS agency, s.purpose AS purpose, d.id AS document, s.locator AS locator, s.quote AS quote,
  s.start AS from_offset, s.end AS to_offset, s.page AS page, s.rule AS rule, s.confidence AS confidence, s.box AS box
ORDER BY document, from_offset, agency
