"""Writers: screen, JSON, lists, forms; each turns values into text or a file and decides nothing."""
