/*
id: body.reported
kind: view
title: {vi: "Ai báo cáo một cơ quan", en: "Who reports to a body"}
why:
  vi: Báo cáo mà cơ quan nhận theo kế hoạch, và nơi nhận cuối nếu cơ quan chỉ tổng hợp.
  en: The reports that a plan has sent to the body, and the last receiver where the body only compiles them.
parameters:
  body: {type: string, doc: id of the body, required: true}
columns:
  {id: string, other: string, other_name: string, onward: string, line: string, duty: string, step: integer,
   period: string, due: string, regular: boolean, source: string, document: string, locator: string, quote: string,
   from_offset: integer, to_offset: integer, page: integer, rule: string, confidence: float, box: string}
*/
MATCH (a:Agency {id: $body})<-[x:REPORTS_TO]-(b:Agency)
WHERE x.line = 'duty'
OPTIONAL MATCH (a)-[y:REPORTS_TO]->(c:Agency)
WHERE x.step = 1 AND y.duty = x.duty AND y.step = 2
RETURN x.id AS id, b.id AS other, b.name AS other_name, c.name AS onward, x.line AS line, x.duty AS duty,
  x.step AS step, x.period AS period, x.due AS due,
  //! include regular_duty(x)
  AS regular, x.source AS source,
  x.document AS document, x.locator AS locator, x.quote AS quote, x.start AS from_offset, x.end AS to_offset,
  x.page AS page, x.rule AS rule, x.confidence AS confidence, x.box AS box
ORDER BY document, from_offset, id, onward
