-- Version 3: what the councils’ part gained.

-- Checklists: editions, rounds and answers.
