CREATE TABLE `health_alarms` (
	`check` text NOT NULL,
	`place` text NOT NULL,
	`since` integer NOT NULL,
	`told_at` integer,
	PRIMARY KEY(`check`, `place`),
	CONSTRAINT "health_alarms_check" CHECK("health_alarms"."check" in ('mail', 'backups', 'disk', 'database', 'replica', 'queue', 'jobs', 'version'))
);
--> statement-breakpoint
CREATE TABLE `job_runs` (
	`name` text PRIMARY KEY NOT NULL,
	`ran_at` integer,
	`failed_at` integer,
	`error` text,
	CONSTRAINT "job_runs_name" CHECK("job_runs"."name" in ('mail', 'retention', 'backups', 'hours', 'watch', 'restore'))
);
