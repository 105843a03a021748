/*
lacks_period(line): whether a duty to report names no period, or words that are none.
*/
line.period IS NULL OR toLower(line.period) IN ['định kỳ', 'theo định kỳ', 'thường xuyên', 'theo quy định']
