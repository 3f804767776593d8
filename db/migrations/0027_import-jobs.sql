CREATE TABLE `import_jobs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`file` text NOT NULL,
	`bytes` integer NOT NULL,
	`edition` text NOT NULL,
	`state` text DEFAULT 'queued' NOT NULL,
	`phase` text,
	`done` integer DEFAULT 0 NOT NULL,
	`total` integer DEFAULT 0 NOT NULL,
	`lease_until` integer,
	`attempts` integer DEFAULT 0 NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`finished_at` integer,
	`problem` text,
	`line` integer,
	`quote` text,
	FOREIGN KEY (`created_by`) REFERENCES `moderators`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "import_jobs_edition" CHECK("import_jobs"."edition" in ('ar', 'en')),
	CONSTRAINT "import_jobs_state" CHECK("import_jobs"."state" in ('queued', 'running', 'done', 'failed')),
	CONSTRAINT "import_jobs_phase" CHECK("import_jobs"."phase" is null or "import_jobs"."phase" in ('read', 'pictures', 'posts')),
	CONSTRAINT "import_jobs_problem" CHECK(("import_jobs"."state" = 'failed') = ("import_jobs"."problem" is not null)),
	CONSTRAINT "import_jobs_ended" CHECK(("import_jobs"."state" in ('done', 'failed')) = ("import_jobs"."finished_at" is not null))
);
--> statement-breakpoint
CREATE INDEX `import_jobs_open` ON `import_jobs` (`id`) WHERE state in ('queued', 'running');