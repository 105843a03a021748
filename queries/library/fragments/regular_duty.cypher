/*
regular_duty(line): whether a reporting line is a plan's duty to report. Closing words on difficulties name a channel, not a cycle.
*/
line.line = 'duty' AND coalesce(line.rule, '') <> 'report.difficulty'
AND NOT coalesce(line.quote, '') CONTAINS 'vướng mắc' AND NOT coalesce(line.quote, '') CONTAINS 'phản ánh'
