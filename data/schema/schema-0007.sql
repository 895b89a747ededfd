-- Version 7.

-- An office of a city may be called as that of the prefecture: 東部市健康増進課.
UPDATE body_kind
SET words = words || '|市*健康増進課|町*健康増進課|村*健康増進課|区*健康増進課'
WHERE words = '健康づくり課|健康推進課|保健センター|健康課|市役所|役場';
