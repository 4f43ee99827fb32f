"""Reading what people wrote: project files, rosters, changes; a reader gives what it read and all that is wrong."""
