-- Search: an index of words alone, since the articles hold the texts. One for each edition, whose language has its own
-- rare words. Its rows are articles, by id, and it is written by db/search-index.ts. The body is the first column,
-- which FTS5 does not name in front of each list of places: a fifth of the index.
CREATE VIRTUAL TABLE `search_ar` USING fts5(
	body, title, names,
	content='', contentless_delete=1,
	tokenize='unicode61 remove_diacritics 0'
);
--> statement-breakpoint
CREATE VIRTUAL TABLE `search_en` USING fts5(
	body, title, names,
	content='', contentless_delete=1,
	tokenize='unicode61 remove_diacritics 0'
);
--> statement-breakpoint
CREATE VIRTUAL TABLE `search_ar_words` USING fts5vocab('search_ar', 'row');
--> statement-breakpoint
CREATE VIRTUAL TABLE `search_en_words` USING fts5vocab('search_en', 'row');
--> statement-breakpoint
-- Whoever deletes an article takes it out of search.
CREATE TRIGGER `articles_leave_search` AFTER DELETE ON `articles`
BEGIN
	DELETE FROM `search_ar` WHERE rowid = OLD.`id`;
	DELETE FROM `search_en` WHERE rowid = OLD.`id`;
END;
