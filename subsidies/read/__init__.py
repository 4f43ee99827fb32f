"""Reading what people wrote: project files, rosters, changes. Every reader gives what it read and all that is wrong with it."""
