-- The log of decisions is only added to, whoever writes to the file.
CREATE TRIGGER `decisions_never_updated` BEFORE UPDATE ON `decisions`
BEGIN
	SELECT RAISE(ABORT, 'The log of decisions is only added to');
END;
--> statement-breakpoint
CREATE TRIGGER `decisions_never_deleted` BEFORE DELETE ON `decisions`
BEGIN
	SELECT RAISE(ABORT, 'The log of decisions is only added to');
END;
--> statement-breakpoint
-- REPLACE deletes without asking the trigger above.
CREATE TRIGGER `decisions_never_replaced` BEFORE INSERT ON `decisions`
WHEN EXISTS (SELECT 1 FROM `decisions` WHERE `id` = NEW.`id`)
BEGIN
	SELECT RAISE(ABORT, 'The log of decisions is only added to');
END;
