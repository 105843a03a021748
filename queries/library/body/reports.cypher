/*
id: body.reports
kind: view
title: {vi: "Một số cơ quan báo cáo ai", en: "To whom some bodies report"}
why:
  vi: Chế độ báo cáo trong kế hoạch và tuyến trên có sẵn; nơi nhận cuối khi báo cáo qua một cơ quan.
  en: Duties to report and standing lines, with the last receiver where a report goes via a body.
parameters:
  bodies: {type: strings, doc: ids of bodies or classes, required: true}
columns:
  {id: string, agency: string, other: string, other_name: string, onward: string, line: string, duty: string,
   step: integer, period: string, due: string, regular: boolean, source: string, document: string, locator: string,
   quote: string, from_offset: integer, to_offset: integer, page: integer, rule: string, confidence: float, box: string}
*/
UNWIND $bodies AS wanted
MATCH (a:Agency {id: wanted})-[x:REPORTS_TO]->(b:Agency)
OPTIONAL MATCH (b)-[y:REPORTS_TO]->(c:Agency)
WHERE x.line = 'duty' AND x.step = 1 AND y.duty = x.duty AND y.step = 2
RETURN x.id AS id, a.id AS agency, b.id AS other, b.name AS other_name, c.name AS onward, x.line AS line, x.duty AS duty,
  x.step AS step, x.period AS period, x.due AS due,
  //! include regular_duty(x)
  AS regular, x.source AS source,
  x.document AS document, x.locator AS locator, x.quote AS quote, x.start AS from_offset, x.end AS to_offset,
  x.page AS page, x.rule AS rule, x.confidence AS confidence, x.box AS box
ORDER BY document, from_offset, id, onward
