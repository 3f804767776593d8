CREATE TABLE `demo_parts` (
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`content` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`kind`, `key`),
	CONSTRAINT "demo_parts_kind" CHECK("demo_parts"."kind" in ('article', 'author', 'topic', 'picture', 'loaded', 'removing'))
);

--> statement-breakpoint
DROP TRIGGER `decisions_never_deleted`;
--> statement-breakpoint
-- The log of what was decided on the demo edition goes with it (db/demo/remove.ts), and nothing else.
CREATE TRIGGER `decisions_never_deleted` BEFORE DELETE ON `decisions`
WHEN NOT EXISTS (SELECT 1 FROM `demo_parts` WHERE `kind` = 'removing')
BEGIN
	SELECT RAISE(ABORT, 'The log of decisions is only added to');
END;
