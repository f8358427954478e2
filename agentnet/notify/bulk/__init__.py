"""One letter that a coordinator writes to many: drafted, looked at by a human, sent one by one."""
